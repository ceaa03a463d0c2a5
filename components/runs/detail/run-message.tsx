import type { RunDetail } from '@/lib/resources/runs/schema'
import { Notice } from '../../ui/notice'

/** What Databricks says of the run as a whole, where no task says it better. */
export function RunMessage({ run, hasErrors }: { run: RunDetail; hasErrors: boolean }) {
  const tone = tones.get(run.state)
  if (!tone || !run.message || hasErrors) return null
  return (
    <Notice tone={tone} title={titles.get(run.state) ?? 'What Databricks says'}>
      {run.message}
    </Notice>
  )
}

const tones = new Map<RunDetail['state'], 'failed' | 'warning' | 'info'>([
  ['failed', 'failed'],
  ['warning', 'warning'],
  ['queued', 'info'],
  ['canceled', 'info'],
  ['skipped', 'info'],
  ['unknown', 'info'],
])

const titles = new Map<RunDetail['state'], string>([
  ['failed', 'The run failed'],
  ['warning', 'It succeeded, but not all of it'],
  ['queued', 'It waits'],
  ['canceled', 'It was canceled'],
  ['skipped', 'It was skipped'],
])
