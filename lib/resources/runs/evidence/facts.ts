import { formatDuration } from '@/lib/format/durations'
import { formatMoment } from '@/lib/format/moments'
import { launchedBy } from '../rules'
import { stateWord } from '../state-words'
import type { RunEvidence } from './schema'

const utc = (at: string | null) => (at === null ? null : `${formatMoment(at, { timeZone: 'UTC' })}`)

/** What one wants to know of the run before anything else, as pairs of words. */
export function evidenceFacts({ workspace, run, criticalPath }: RunEvidence): [string, string][] {
  const { durations, git } = run
  const facts: [string, string | null][] = [
    ['Workspace', workspace],
    ['Run', run.runId],
    ['Job', run.jobId],
    ['State', [stateWord(run), run.code].filter(Boolean).join(', ')],
    ['Message', run.message],
    ['Started', utc(run.startedAt)],
    ['Ended', utc(run.endedAt)],
    ['Duration', durations.totalMs === null ? null : formatDuration(durations.totalMs)],
    ['Waited in the queue', durations.queueMs > 0 ? formatDuration(durations.queueMs) : null],
    ['Launched by', launchedBy(run)],
    ['Goes', run.attempts.length > 1 ? String(run.attempts.length) : null],
    ['Commit', git && [git.url, git.branch ?? git.tag, git.commit].filter(Boolean).join(' ')],
    ['Critical path', criticalPath.length > 1 ? criticalPath.join(' → ') : null],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
}
