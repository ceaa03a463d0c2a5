import type { PhaseName } from '@/lib/resources/runs/rules'

/** The hue of each part of a run's time, the same in every bar. */
export const phaseFill: Record<PhaseName, string> = {
  queue: 'bg-queued',
  setup: 'bg-line-3',
  execution: 'bg-running',
  cleanup: 'bg-canceled',
  between: 'bg-warning',
}
