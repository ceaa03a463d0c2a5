import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { LastGood } from '@/components/layout/last-good'
import { RunBody } from '@/components/runs/detail/run-body'
import { RunHead, RunTop } from '@/components/runs/detail/run-head'
import { RunActions } from '@/components/runs/run-actions'
import { DetailProblem } from '@/components/workspaces/detail-problem'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/require-caller'
import { getJobPermissions } from '@/lib/resources/jobs/server'
import { readAccess } from '@/lib/resources/me/access'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { getRun } from '@/lib/resources/runs/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { FailuresPart, FailuresPending } from './parts'
import { readRun, type RunParams } from './read-run'
import { readUsualTasks } from './usual-tasks'

export const metadata: Metadata = { title: 'Run' }

export default async function RunPage({ params }: { params: RunParams }) {
  const caller = await requireCaller()
  const { workspace, input } = await readRun(params)
  const settled = await settle(getRun(caller, input))
  if (!settled.ok && settled.problem.status === 404) notFound()
  return (
    <LastGood
      key={input.runId}
      failed={
        settled.ok ? null : (
          <DetailProblem
            noun="runs"
            workspace={workspace}
            id={input.runId}
            problem={settled.problem}
          />
        )
      }
    >
      {settled.ok && <RunParts caller={caller} workspace={workspace} run={settled.value} />}
    </LastGood>
  )
}

type RunPartsProps = { caller: Caller; workspace: Workspace; run: RunDetail }

function RunParts({ caller, workspace, run }: RunPartsProps) {
  return (
    <RunActions key={run.runId}>
      <title>{`${run.name} · Lakedeck`}</title>
      <RunTop
        workspace={workspace}
        initial={run}
        access={
          run.jobId === null
            ? undefined
            : readAccess(
                caller,
                workspace.alias,
                getJobPermissions(caller, { workspace: workspace.alias, jobId: run.jobId }),
              )
        }
      />
      <RunHead workspace={workspace} initial={run} />
      <RunBody
        workspace={workspace}
        initial={run}
        usual={readUsualTasks(caller, workspace.alias, run)}
        failures={
          <Suspense fallback={<FailuresPending run={run} />}>
            <FailuresPart caller={caller} workspace={workspace} run={run} />
          </Suspense>
        }
      />
    </RunActions>
  )
}
