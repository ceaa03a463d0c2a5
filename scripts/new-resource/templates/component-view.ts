import type { ResourceForm } from '../form'

export const view = ({ noun, One, Many, words, Words }: ResourceForm) => `'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { use${Many}, type Rendered } from '@/lib/resources/${noun}/hooks'
import type { ${One}Page } from '@/lib/resources/${noun}/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CodeButton } from '../layout/code-button'
import { PageTitle, PageTop } from '../layout/page-top'
import { LiveAge } from '../table/live-age'
import { ProblemNotice } from '../ui/problem-notice'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { ${Many}Table } from './${noun}-table'

type ${Many}ViewProps = { workspace: Workspace; rendered: Rendered<${One}Page> }

/** The ${words} of one workspace, live. */
export function ${Many}View({ workspace, rendered }: ${Many}ViewProps) {
  const live = use${Many}(workspace.alias, rendered)
  return (
    <>
      <PageTop actions={<CodeButton />}>
        <PageTitle>${Words}</PageTitle>
        <WorkspaceTag workspace={workspace} />
        {live.asOf && (
          <span className="phone:hidden">
            <LiveAge asOf={live.asOf} isLive={!live.isStale} />
          </span>
        )}
      </PageTop>
      {live.isStale && live.error && (
        <ProblemNotice
          problem={live.error}
          title="This page could not renew itself"
          onRetry={() => void live.refresh()}
        />
      )}
      <NuqsAdapter>
        <${Many}Table workspace={workspace} live={live} />
      </NuqsAdapter>
    </>
  )
}
`
