import type { UpkeepKind } from '@/lib/views/upkeep/kinds'

/** What each is called where one chooses it. */
export const upkeepNames: Record<UpkeepKind, string> = {
  'never-succeeded': 'Never succeeded',
  'paused-90d': 'Paused for 90 days',
  'run-as-left': 'Run as someone who left',
}
