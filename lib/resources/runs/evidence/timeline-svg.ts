import { formatDuration } from '@/lib/format/durations'
import type { RunDetail, TaskRun } from '../schema'
import { escapeHtml } from './escape'

const [rowHeight, nameWidth, barWidth, endWidth] = [20, 240, 560, 100]

const fills: Record<TaskRun['state'], string> = {
  failed: '#c62828',
  running: '#1e66d0',
  queued: '#7e57c2',
  succeeded: '#8fc7a4',
  warning: '#c98a1b',
  canceled: '#7d7286',
  skipped: '#c9ced6',
  unknown: '#9aa5b1',
}

/** When each task ran, as a drawing that needs nothing from anywhere; empty where none has begun. */
export function timelineSvg({ tasks, asOf }: Pick<RunDetail, 'tasks' | 'asOf'>): string {
  const ran = tasks.flatMap((task) => {
    if (task.startedAt === null) return []
    const from = Date.parse(task.startedAt)
    return [{ task, from, to: Math.max(from, Date.parse(task.endedAt ?? asOf)) }]
  })
  if (ran.length === 0) return ''
  const start = Math.min(...ran.map(({ from }) => from))
  const whole = Math.max(1_000, Math.max(...ran.map(({ to }) => to)) - start)
  const x = (at: number) => (nameWidth + ((at - start) / whole) * barWidth).toFixed(1)
  const rows = ran.map(({ task, from, to }, row) => {
    const width = Math.max(2, ((to - from) / whole) * barWidth).toFixed(1)
    const y = row * rowHeight
    return [
      `<text x="0" y="${y + 14}">${escapeHtml(task.taskKey.slice(0, 36))}</text>`,
      `<rect x="${x(from)}" y="${y + 5}" width="${width}" height="10" rx="2" fill="${fills[task.state]}"><title>${escapeHtml(task.taskKey)}: ${task.state}</title></rect>`,
      `<text x="${nameWidth + barWidth + 8}" y="${y + 14}">${formatDuration(to - from)}</text>`,
    ].join('')
  })
  const width = nameWidth + barWidth + endWidth
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Tasks over time" width="${width}" height="${ran.length * rowHeight}" font-family="ui-monospace, monospace" font-size="11" fill="currentColor">${rows.join('')}</svg>`
}
