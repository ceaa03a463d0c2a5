'use client'

import { formatDuration } from '@/lib/format/durations'
import { runsAs, triggerWords } from '@/lib/resources/jobs/rules'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import {
  isSlow,
  ratioToUsual,
  stateWord,
  strip,
  successStanding,
  usualOf,
  workedMs,
} from '@/lib/resources/runs/rules'
import type { Run, RunPage } from '@/lib/resources/runs/schema'
import { HistoryStrip } from '../../charts/history-strip'
import { useNow } from '../../ui/clock'
import { Fact, Facts } from '../../ui/facts'
import { Tag } from '../../ui/tag'
import { Time } from '../../ui/time'
import { historyWords } from '../job-history'
import { formatZoned, zoneOf } from '../zoned-moment'

/** What one wants to know of a job before anything else. */
export function JobFacts({ job, runs }: { job: JobDetail; runs: RunPage | undefined }) {
  const as = runsAs(job)
  const tags = Object.entries(job.tags)
  return (
    <Facts>
      {runs && <RunFacts runs={runs.items} isAll={runs.coverage.complete} />}
      <Fact name="Starts">
        <span className={job.isPaused ? 'text-ink-3' : ''}>
          {job.triggers.map(triggerWords).join(', ') || 'by hand only'}
        </span>
        {job.isPaused && ', paused'}
      </Fact>
      {job.nextFireAt && (
        <Fact name="Next run">
          <Time at={job.nextFireAt} />
          <span className="font-normal text-ink-2">
            , {formatZoned(job.nextFireAt, zoneOf(job))} {zoneOf(job)}
          </span>
        </Fact>
      )}
      <Fact name="Runs as">{as ?? 'not told'}</Fact>
      <Fact name="Owner">{job.creatorUserName ?? 'not told'}</Fact>
      <Fact name="At a time">
        {job.maxConcurrentRuns}
        <span className="font-normal text-ink-2">
          {job.queues ? ', others wait' : ', others are skipped'}
        </span>
      </Fact>
      {job.timeoutSeconds > 0 && (
        <Fact name="Times out after">{formatDuration(job.timeoutSeconds * 1_000)}</Fact>
      )}
      {job.git && (
        <Fact name="Git">
          <code title={job.git.url}>
            {job.git.url.replace(/^.*\//, '')} {job.git.branch ?? job.git.tag ?? job.git.commit}
          </code>
        </Fact>
      )}
      {tags.length > 0 && (
        <Fact name="Tags">
          <span className="flex flex-wrap gap-1">
            {tags.map(([key, value]) => (
              <Tag key={key}>{value === '' ? key : `${key}: ${value}`}</Tag>
            ))}
          </span>
        </Fact>
      )}
    </Facts>
  )
}

function RunFacts({ runs, isAll }: { runs: readonly Run[]; isAll: boolean }) {
  const nowMs = useNow(15_000)
  const [latest] = runs
  const usual = usualOf(runs)
  const last = strip(runs)
  return (
    <>
      <Fact name={last.length === 1 ? 'Its one run' : `Last ${last.length} runs`}>
        {latest ? (
          <HistoryStrip
            label={historyWords(last)}
            cells={last.map((run) => ({ key: run.runId, look: run.state, title: stateWord(run) }))}
          />
        ) : (
          'none in 60 days'
        )}
      </Fact>
      {latest?.startedAt && (
        <Fact name="Last run">
          <Time at={latest.endedAt ?? latest.startedAt} />
          <Took run={latest} usual={usual} nowMs={nowMs} />
        </Fact>
      )}
      <LastSuccess runs={runs} isAll={isAll} />
      {usual && (
        <Fact name="Usually takes">
          {formatDuration(usual.medianMs)}
          <span className="font-normal text-ink-2">, median of {usual.of} successes</span>
        </Fact>
      )}
    </>
  )
}

/** Only where the last run did not go well: else it is that. */
function LastSuccess({ runs, isAll }: { runs: readonly Run[]; isAll: boolean }) {
  const standing = successStanding(runs, isAll)
  if (!standing) return null
  if (standing.kind === 'at') {
    return (
      <Fact name="Last success">
        {standing.run.startedAt ? <Time at={standing.run.startedAt} /> : 'not told when'}
      </Fact>
    )
  }
  return (
    <Fact name="Last success">
      <span className="text-failed">none</span>
      <span className="font-normal text-ink-2">
        {standing.isAll
          ? ` in 60 days, which is all that Databricks keeps`
          : ` in its last ${standing.of} runs`}
      </span>
    </Fact>
  )
}

function Took(props: { run: Run; usual: ReturnType<typeof usualOf>; nowMs: number }) {
  const { run, usual, nowMs } = props
  const took = workedMs(run, nowMs)
  if (took === null) return null
  const ratio = ratioToUsual(took, usual)
  return (
    <span className="font-normal text-ink-2">
      {run.isActive ? ', for ' : ', after '}
      {formatDuration(took)}
      {ratio !== null && isSlow(took, usual) && (
        <span className="font-medium text-warning"> {ratio.toFixed(1)} × usual</span>
      )}
    </span>
  )
}
