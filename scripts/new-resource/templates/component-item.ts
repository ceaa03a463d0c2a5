import type { ResourceForm } from '../form'

export const itemView = ({ noun, one, One, word, Word }: ResourceForm) => `'use client'

import type { ${One}Id } from '@/lib/databricks/ids'
import { use${One}, type Rendered } from '@/lib/resources/${noun}/hooks'
import type { ${One}Detail } from '@/lib/resources/${noun}/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Breadcrumb } from '../layout/breadcrumb'
import { CodeButton } from '../layout/code-button'
import { navigation } from '../layout/navigation'
import { PageTitle, PageTop } from '../layout/page-top'
import { LiveAge } from '../table/live-age'
import { CopyButton } from '../ui/copy-button'
import { Fact, Facts } from '../ui/facts'
import { ProblemNotice } from '../ui/problem-notice'
import { WorkspaceTag } from '../workspaces/workspace-tag'

type ${One}ViewProps = { workspace: Workspace; id: ${One}Id; rendered: Rendered<${One}Detail> }

/** One ${word}, live; or why this person does not get to see it. */
export function ${One}View({ workspace, id, rendered }: ${One}ViewProps) {
  const live = use${One}(workspace.alias, id, rendered)
  const ${one} = live.data
  return (
    <>
      <PageTop actions={<CodeButton />}>
        <Breadcrumb
          start={<WorkspaceTag workspace={workspace} />}
          crumbs={navigation
            .filter(({ noun }) => noun === '${noun}')
            .map((entry) => ({ label: entry.label, href: entry.inWorkspace(workspace.alias) }))}
          here={${one}?.name ?? '${Word}'}
        />
      </PageTop>
      {${one} ? <${One}Head ${one}={${one}} isLive={!live.isStale} /> : <h1 className="sr-only">${Word}</h1>}
      {live.error && (
        <div className="mt-4">
          <ProblemNotice problem={live.error} onRetry={() => void live.refresh()} />
        </div>
      )}
    </>
  )
}

function ${One}Head({ ${one}, isLive }: { ${one}: ${One}Detail; isLive: boolean }) {
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{${one}.name}</PageTitle>
        <span className="ml-auto phone:hidden">
          <LiveAge asOf={${one}.asOf} isLive={isLive} />
        </span>
      </div>
      <Facts>
        <Fact name="Id">
          <span className="flex min-w-0 items-center gap-1">
            <code className="truncate">{${one}.${one}Id}</code>
            <CopyButton text={${one}.${one}Id} label="Copy the ${word} id" />
          </span>
        </Fact>
      </Facts>
    </>
  )
}
`
