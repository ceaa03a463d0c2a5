import type { PhaseName } from '@/lib/resources/runs/rules'

/** What each part of a run's time is called and the hue it has, the same on every page. */
export const phaseLooks: Record<PhaseName, { word: string; fill: string }> = {
  queue: { word: 'Queue', fill: 'bg-queued' },
  setup: { word: 'Setup', fill: 'bg-running/45' },
  execution: { word: 'Execution', fill: 'bg-running' },
  cleanup: { word: 'Cleanup', fill: 'bg-unknown' },
  between: { word: 'Between tasks', fill: 'bg-line-3' },
}
