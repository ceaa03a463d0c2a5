'use client'

import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { useLive, type Live } from '@/lib/use-live'
import { comparePaths } from './paths'
import type { LogComparison } from './schema'

/** Where the logs of two runs first differ; of the task that says most when none is named. Asked for once. */
export const useLogComparison = (
  workspace: WorkspaceAlias,
  here: RunId,
  other: RunId,
  task: string | null,
): Live<LogComparison> =>
  useLive<LogComparison>(comparePaths.logs(workspace, here, other, task ?? undefined), {
    refreshMs: () => 0,
  })
