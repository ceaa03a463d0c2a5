'use client'

import type { Access } from '@/lib/databricks/grants'
import { useRun } from '@/lib/resources/runs/hooks'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { DetailHead } from '../../layout/detail-head'
import { onUse } from '../../ui/on-use'
import { RenewalNotice } from '../../ui/renewal-notice'
import { useArrived } from '../../ui/use-arrived'
import { DetailTop } from '../../workspaces/detail-top'
import { RunBadge } from '../run-badge'
import { RunButtons } from './run-buttons'
import { RunFacts } from './run-facts'

const WatchRun = onUse(() => import('../watch/watch-run').then((module) => module.WatchRun))

type RunProps = { workspace: Workspace; initial: RunDetail }

export function RunTop({
  workspace,
  initial,
  access,
}: RunProps & { access: Promise<Access | undefined> | undefined }) {
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  return (
    <DetailTop
      noun="runs"
      workspace={workspace}
      name={run.name}
      actions={<RunButtons workspace={workspace} run={run} access={useArrived(access)} />}
    />
  )
}

/** Name, state, facts; follows the run live. */
export function RunHead({ workspace, initial }: RunProps) {
  const live = useRun(workspace.alias, initial.runId, initial)
  const run = live.data ?? initial
  return (
    <>
      <DetailHead
        name={run.name}
        badge={<RunBadge standing={run} />}
        noun="run"
        id={run.runId}
        note={
          <span>
            {run.attempts.length > 1 &&
              `attempt ${run.attempts.length} of ${run.attempts.length} · `}
            run
          </span>
        }
        also={<WatchRun workspace={workspace} run={run} />}
        asOf={run.asOf}
        isLive={!live.isStale}
      />
      <RunFacts workspace={workspace.alias} run={run} />
      <RenewalNotice live={live} />
    </>
  )
}
