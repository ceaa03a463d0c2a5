import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { RunBody } from '@/components/runs/detail/run-body'
import { RunHead, RunTop } from '@/components/runs/detail/run-head'
import { RunProblem } from '@/components/runs/detail/run-problem'
import { RunActions } from '@/components/runs/run-actions'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { runId } from '@/lib/databricks/ids'
import { getRun } from '@/lib/resources/runs/server'
import { readWorkspace } from '../../read-workspace'
import { FailuresPart, FailuresPending, TopPart } from './parts'
import { readUsualTasks } from './usual-tasks'

export const metadata: Metadata = { title: 'Run' }

type RunPageProps = { params: Promise<{ workspace: string; runId: string }> }

export default async function RunPage({ params }: RunPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const id = runId.safeParse((await params).runId)
  if (!id.success) notFound()
  const settled = await settle(getRun(caller, { workspace: workspace.alias, runId: id.data }))
  if (!settled.ok && settled.problem.status === 404) notFound()
  if (!settled.ok) return <RunProblem workspace={workspace} problem={settled.problem} />
  const run = settled.value
  return (
    <RunActions key={run.runId}>
      <title>{`${run.name} · Lakedeck`}</title>
      <Suspense fallback={<RunTop workspace={workspace} initial={run} />}>
        <TopPart caller={caller} workspace={workspace} run={run} />
      </Suspense>
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
