import type { ResourceForm } from '../form'

export const hooks = ({ one, One, Many, words }: ResourceForm) => `'use client'

import type { ${One}Id, WorkspaceAlias } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import { useLive, type Live } from '@/lib/use-live'
import { ${one}Paths } from './paths'
import { refreshIntervalMs } from './rules'
import type { ${One}Detail, ${One}Page } from './schema'

const refreshMs = () => refreshIntervalMs

/** What the server rendered, or why it could not. */
export type Rendered<T> = { value: T } | { problem: Problem }

const initialOf = <T>(rendered: Rendered<T>) =>
  'value' in rendered ? { initial: rendered.value } : { initialProblem: rendered.problem }

/** The ${words} of one workspace. */
export const use${Many} = (
  workspace: WorkspaceAlias,
  rendered: Rendered<${One}Page>,
): Live<${One}Page> =>
  useLive(${one}Paths.list(workspace), { ...initialOf(rendered), refreshMs })

export const use${One} = (
  workspace: WorkspaceAlias,
  id: ${One}Id,
  rendered: Rendered<${One}Detail>,
): Live<${One}Detail> =>
  useLive(${one}Paths.detail(workspace, id), { ...initialOf(rendered), refreshMs })
`
