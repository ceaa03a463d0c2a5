'use client'

import Link from 'next/link'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import { attemptColumns, runColumns } from '@/lib/resources/runs/csv'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { usualOf } from '@/lib/resources/runs/rules'
import type { Run, RunAttempt, RunDetail } from '@/lib/resources/runs/schema'
import { CsvButton } from '../../table/csv-button'
import { useNow } from '../../ui/clock'
import { ProblemNotice } from '../../ui/problem-notice'
import { Panel, Section } from '../../ui/section'
import { Time } from '../../ui/time'
import { RunBadge } from '../run-badge'
import { RunDuration } from '../run-duration'
import { runHref } from '../run-links'

/** Every go of this run, the last first, and the other runs of its job. */
export function RunHistory({ workspace, run }: { workspace: WorkspaceAlias; run: RunDetail }) {
  const attempts = run.attempts.map((attempt, at) => ({ attempt, number: at + 1 })).reverse()
  return (
    <>
      {attempts.length > 0 && (
        <Section
          title="Attempts"
          aside="the first go and every repair of it"
          actions={
            <CsvButton
              name={`run-${run.runId}-attempts`}
              of="Attempts"
              items={run.attempts}
              columns={attemptColumns}
            />
          }
        >
          <Panel>
            <ol reversed>
              {attempts.map(({ attempt, number }) => (
                <Attempt key={number} attempt={attempt} number={number} />
              ))}
            </ol>
          </Panel>
        </Section>
      )}
      {run.jobId && <OtherRuns workspace={workspace} jobId={run.jobId} here={run.runId} />}
    </>
  )
}

const row =
  'flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line-1 px-4 py-1.5 last:border-0'

function Attempt({ attempt, number }: { attempt: RunAttempt; number: number }) {
  return (
    <li className={row}>
      <span className="w-40 font-medium">
        Attempt {number}
        <span className="font-normal text-ink-3">
          {attempt.kind === 'repair' ? ', a repair' : ', the first go'}
        </span>
      </span>
      <RunBadge standing={attempt} />
      <span className="text-ink-2">{formatCounted(attempt.taskRunIds.length, 'task run')}</span>
      {attempt.startedAt && (
        <span className="ml-auto text-ink-2">
          <Time at={attempt.startedAt} form="clock" />
        </span>
      )}
    </li>
  )
}

function OtherRuns(props: {
  workspace: WorkspaceAlias
  jobId: NonNullable<Run['jobId']>
  here: Run['runId']
}) {
  const { workspace, jobId, here } = props
  const live = useJobRuns(workspace, jobId)
  const nowMs = useNow(15_000)
  const runs = live.data?.items ?? []
  const usual = usualOf(runs)
  return (
    <Section
      title="Runs of this job"
      aside={live.data ? `the last ${runs.length}` : undefined}
      actions={
        live.data && (
          <CsvButton
            name={`runs-${jobId}`}
            of="Runs of this job"
            items={runs}
            columns={runColumns}
          />
        )
      }
    >
      {live.error && <ProblemNotice problem={live.error} onRetry={() => void live.refresh()} />}
      {live.data && (
        <Panel>
          <ul>
            {runs.map((run) => (
              <li key={run.runId} className={row}>
                <span className="w-40">
                  <RunBadge standing={run} />
                </span>
                {run.runId === here ? (
                  <span className="font-medium">this run</span>
                ) : (
                  <Link
                    href={runHref(workspace, run.runId)}
                    prefetch={false}
                    className="rounded-sm hover:underline"
                  >
                    <code>{run.runId}</code>
                  </Link>
                )}
                <span className="ml-auto">
                  <RunDuration row={{ run, usual }} nowMs={nowMs} />
                </span>
                {run.startedAt && (
                  <span className="tabular w-28 text-right text-ink-2">
                    <Time at={run.startedAt} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Section>
  )
}
