import type { StateLook } from '../ui/state-badge'

/** The colour of a state for what is drawn: the same on every page. */
export const stateFill: Record<StateLook, string> = {
  failed: 'fill-failed',
  running: 'fill-running',
  queued: 'fill-queued',
  succeeded: 'fill-succeeded',
  warning: 'fill-warning',
  canceled: 'fill-canceled',
  skipped: 'fill-skipped',
  unknown: 'fill-unknown',
}

/** For a box, where CSS draws it. */
export const stateBackground: Record<StateLook, string> = {
  failed: 'bg-failed',
  running: 'bg-running',
  queued: 'bg-queued',
  succeeded: 'bg-succeeded',
  warning: 'bg-warning',
  canceled: 'bg-canceled',
  skipped: 'bg-skipped',
  unknown: 'bg-unknown',
}
