import type { NowKind } from '@/lib/views/now/kinds'
import type { StateLook } from '../ui/state-badge'

export const kindLook: Record<NowKind, { label: string; look: StateLook }> = {
  failed: { label: 'Failed', look: 'failed' },
  running: { label: 'Running', look: 'running' },
  queued: { label: 'Queued', look: 'queued' },
  slow: { label: 'Slow', look: 'warning' },
  recovered: { label: 'Recovered', look: 'succeeded' },
}
