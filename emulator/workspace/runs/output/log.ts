import type { Run, TaskRun } from '../run'
import { chance } from '../chance'

/** The service gives the last 5 MB of what a task printed. */
export const longestOutput = 5 * 1024 * 1024

const stages = ['scan', 'exchange', 'aggregate', 'merge', 'write', 'commit', 'optimize', 'validate']
const levels = ['INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'WARN']

const stamp = (at: number) => new Date(at).toISOString().replace('T', ' ').slice(0, 23)

function line(task: TaskRun, index: number, at: number): string {
  const share = chance(task.id, String(index % 997))
  const stage = stages[Math.floor(share * stages.length)] ?? 'scan'
  const level = levels[(index * 13) % levels.length] ?? 'INFO'
  const rows = Math.floor(share * 90_000) + index
  return `${stamp(at)} ${level.padEnd(5)} ${task.key}.${stage}: batch ${index} read ${rows} rows in ${Math.floor(share * 4_200)} ms, partition=${index % 256}, offset=${index * 4_096}`
}

const lineBytes = 125

/** What a task printed, made when asked for: about so many bytes, spread over the time it ran. */
function printed(task: TaskRun, bytes: number, now: number): string {
  const since = task.runningSince ?? task.startedAt
  const until = task.endedAt ?? now
  const count = Math.max(4, Math.floor(bytes / lineBytes))
  const lines: string[] = []
  for (let index = 0; index < count; index += 1) {
    lines.push(line(task, index, since + ((until - since) * index) / count))
  }
  return `${lines.join('\n')}\n`
}

const usualBytes = 4_000

/** Ends with the trace when the task failed. */
export function logOf(run: Run, task: TaskRun, trace: string | undefined, now: number) {
  const bytes = run.story.logBytes ?? usualBytes
  const whole = printed(task, bytes, now) + (trace ? `${trace}\n` : '')
  const isTruncated = whole.length > longestOutput
  return { logs: isTruncated ? whole.slice(-longestOutput) : whole, logs_truncated: isTruncated }
}
