'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { formatDuration } from '@/lib/format/durations'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { useJob } from '@/lib/resources/jobs/hooks'
import { runsAs } from '@/lib/resources/jobs/rules'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { isSlow, launchedBy, ratioToUsual, usualOf, workedMs } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { compareHref } from '../../compare/compare-links'
import { jobHref } from '../../jobs/job-links'
import { cx } from '../../ui/class-names'
import { useNow } from '../../ui/clock'
import { Fact, Facts } from '../../ui/facts'
import { onUse } from '../../ui/on-use'
import { Skeleton } from '../../ui/skeleton'
import { Time } from '../../ui/time'
import { runHref } from '../run-links'
import { computeOfRun } from './compute-words'

const ScheduleWords = onUse(() => import('./schedule-words').then((module) => module.ScheduleWords))

type RunFactsProps = { workspace: WorkspaceAlias; run: RunDetail }
type JobProps = { workspace: WorkspaceAlias; jobId: JobId }

/** What one wants to know of a run before anything else. */
export function RunFacts({ workspace, run }: RunFactsProps) {
  const compute = computeOfRun(run)
  const commit = run.git?.commit
  return (
    <Facts>
      <Fact name="Started">
        {run.startedAt === null ? (
          'not yet'
        ) : (
          <>
            <Time at={run.startedAt} />
            <span className="font-normal text-ink-2">
              , <Time at={run.startedAt} form="clock" />
            </span>
          </>
        )}
      </Fact>
      <Fact name="Duration">
        <Duration workspace={workspace} run={run} />
      </Fact>
      {run.durations.queueMs >= 1_000 && (
        <Fact name="Waited in the queue">{formatDuration(run.durations.queueMs)}</Fact>
      )}
      <Fact name="Launched by">
        <LaunchedBy workspace={workspace} run={run} />
      </Fact>
      {run.jobId && (
        <>
          <Fact name="Runs as">
            <RunsAs workspace={workspace} jobId={run.jobId} />
          </Fact>
          <Fact name="Job">
            <JobLink workspace={workspace} jobId={run.jobId} runName={run.name} />
          </Fact>
        </>
      )}
      {compute && <Fact name="Compute">{compute}</Fact>}
      {run.git && (
        <Fact name="Commit">
          {commit && <code title={commit}>{commit.slice(0, 7)}</code>}{' '}
          {run.git.branch ?? run.git.tag}
        </Fact>
      )}
      {run.jobRunId && (
        <Fact name="Part of">
          <RunLink workspace={workspace} id={run.jobRunId} />
        </Fact>
      )}
    </Facts>
  )
}

function RunLink({ workspace, id }: { workspace: WorkspaceAlias; id: RunDetail['runId'] }) {
  return (
    <Link
      href={runHref(workspace, id)}
      prefetch={false}
      className="rounded-sm text-accent-text hover:underline"
    >
      run {id}
    </Link>
  )
}

function Duration({ workspace, run }: RunFactsProps) {
  const nowMs = useNow(run.isActive ? 1_000 : 15_000)
  const { data } = useJobRuns(workspace, run.jobId)
  const took = workedMs(run, nowMs)
  const usual = usualOf((data?.items ?? []).filter(({ runId }) => runId !== run.runId))
  const ratio = ratioToUsual(took, usual)
  const goes = run.attempts.length
  if (took === null) return 'not told'
  return (
    <span className="tabular">
      {formatDuration(took)}
      {goes > 1 && (
        <span className="font-normal text-ink-2">
          {run.isActive ? ` of attempt ${goes}` : ` in ${goes} attempts`}
        </span>
      )}
      {usual && ratio !== null && (
        <Link
          href={compareHref(workspace, run.runId) as Route}
          prefetch={false}
          className={cx(
            'ml-1.5 rounded-sm hover:underline',
            isSlow(took, usual) ? 'text-warning' : 'font-normal text-ink-3',
          )}
          title={`The median of the last ${usual.of} successes is ${formatDuration(usual.medianMs)}. Where did the time go?`}
        >
          {isSlow(took, usual)
            ? `${ratio.toFixed(1)} × usual: why?`
            : `usually ${formatDuration(usual.medianMs)}`}
        </Link>
      )}
    </span>
  )
}

function LaunchedBy({ workspace, run }: RunFactsProps) {
  const { schedule, parentRunId } = run
  return (
    <>
      {launchedBy(run)}
      {schedule && <ScheduleWords of={schedule} />}
      {parentRunId && (
        <>
          , <RunLink workspace={workspace} id={parentRunId} />
        </>
      )}
    </>
  )
}

/** Its name today; the run keeps the one that the job had when it started. */
function JobLink({ workspace, jobId, runName }: JobProps & { runName: string }) {
  const { data } = useJob(workspace, jobId)
  return (
    <Link
      href={jobHref(workspace, jobId)}
      prefetch={false}
      className="rounded-sm text-accent-text hover:underline"
    >
      {data?.name ?? runName}
    </Link>
  )
}

/** Only the job tells; where it may not be read, nothing does. */
function RunsAs({ workspace, jobId }: JobProps) {
  const { data, isLoading } = useJob(workspace, jobId)
  if (isLoading) return <Skeleton className="mt-1 h-3.5 w-28" />
  return (data && runsAs(data)) ?? 'not told'
}
