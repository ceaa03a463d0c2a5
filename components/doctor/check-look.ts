import type { CheckState } from '@/lib/views/doctor/schema'
import type { StateLook } from '../ui/state-badge'

export const checkLook: Record<CheckState, StateLook> = {
  ok: 'succeeded',
  warning: 'warning',
  failed: 'failed',
  unknown: 'unknown',
}
