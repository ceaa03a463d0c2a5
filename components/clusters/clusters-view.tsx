'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllClusters, type AllClusters, type InitialPart } from '@/lib/resources/clusters/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTitle, PageTop } from '../layout/page-top'
import { ColumnChooser } from '../table/column-chooser'
import { KeyHints } from '../table/key-hints'
import { LiveAge } from '../table/live-age'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { clusterColumns } from './cluster-columns'
import { ClusterCounts } from './cluster-counts'
import { countedRows, shownRows, useClustersFilter } from './clusters-filter'
import { ClustersTable } from './clusters-table'
import { ClustersToolbar } from './clusters-toolbar'
import type { Refused } from '../workspaces/no-workspace'
import { onUse } from '../ui/on-use'

const PartNotices = onUse(() =>
  import('../workspaces/part-notices').then((module) => module.PartNotices),
)
const NoWorkspace = onUse(() =>
  import('../workspaces/no-workspace').then((module) => module.NoWorkspace),
)

type ClustersViewProps = {
  workspaces: readonly Workspace[]
  initial: readonly InitialPart[]
  userName: string
}

/** The clusters of one workspace or of all of them, live. */
export function ClustersView({ workspaces, initial, userName }: ClustersViewProps) {
  const all = useAllClusters(workspaces, initial)
  const refused = refusedParts(all)
  const only = workspaces.length === 1 ? workspaces[0] : undefined
  return (
    <>
      <PageTop>
        <PageTitle>Compute</PageTitle>
        {only && <WorkspaceTag workspace={only} />}
        {all.asOf && (
          <span className="phone:hidden">
            <LiveAge asOf={all.asOf} isLive={all.parts.every(({ live }) => !live.isStale)} />
          </span>
        )}
      </PageTop>
      {refused.length === all.parts.length ? (
        <NoWorkspace refused={refused} userName={userName} things="clusters" />
      ) : (
        <NuqsAdapter>
          <Clusters all={all} workspaces={workspaces} />
        </NuqsAdapter>
      )}
    </>
  )
}

/** Nobody may take the first clusters of a very large workspace for all of them. */
function MoreNote({ parts }: { parts: AllClusters<Workspace>['parts'] }) {
  return parts.flatMap(({ workspace, live }) =>
    live.data?.nextPageToken
      ? [
          <p key={workspace.alias} className="mt-3 text-ink-2" role="note">
            These are the first {live.data.items.length} clusters of {workspace.alias}; it has more.
            Counts and filters know only these.
          </p>,
        ]
      : [],
  )
}

/** The workspaces that know this person too little to show anything. */
const refusedParts = (all: AllClusters<Workspace>): Refused[] =>
  all.parts.flatMap(({ workspace, live }) =>
    live.error?.status === 403 && !live.data ? [{ workspace, problem: live.error }] : [],
  )

function Clusters({
  all,
  workspaces,
}: {
  all: AllClusters<Workspace>
  workspaces: readonly Workspace[]
}) {
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const control = useClustersFilter()
  const columns = useMemo(() => clusterColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, 'state')
  const counted = countedRows(all.rows, control.filter)
  const shown = shownRows(counted, control.filter, nowMs).flatMap((row) => {
    const workspace = workspaces.find(({ alias }) => alias === row.workspace)
    return workspace ? [{ ...row, workspace }] : []
  })
  const hasRows = all.parts.some(({ live }) => live.data)
  const isLoading = all.parts.some(({ live }) => live.isLoading)
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !isLoading) return <PartNotices parts={all.parts} things="clusters" />

  return (
    <>
      <ClusterCounts
        clusters={counted.map(({ cluster }) => cluster)}
        nowMs={nowMs}
        chosen={control.filter.show}
        onChoose={(show) => control.set({ show })}
      />
      {all.parts.some(({ live }) => live.isLoading || live.error) && (
        <PartNotices parts={all.parts} things="clusters" />
      )}
      <section aria-labelledby="clusters" className="mt-6">
        <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
          <h2 id="clusters" className="text-md font-semibold tracking-[-0.005em]">
            Clusters
          </h2>
          <span className="tabular mr-auto text-ink-3" role="status">
            {shown.length === all.rows.length
              ? shown.length
              : `${shown.length} of ${all.rows.length}`}
          </span>
          <ClustersToolbar rows={all.rows} filter={control}>
            <ColumnChooser columns={columns} view={view} />
          </ClustersToolbar>
        </div>
        <ClustersTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          nowMs={nowMs}
          isOverAll={isOverAll}
          isNarrow={control.isNarrow}
          onResetFilter={control.reset}
        />
        <MoreNote parts={all.parts} />
        <KeyHints />
      </section>
    </>
  )
}
