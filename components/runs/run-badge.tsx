import {
  isTransitional,
  stateWord,
  type Standing as WordedStanding,
} from '@/lib/resources/runs/rules'
import { StateBadge } from '../ui/state-badge'

/** How a run or a task stands; the eight states of runs are the eight looks. */
export function RunBadge({ standing }: { standing: WordedStanding }) {
  return (
    <StateBadge
      look={standing.state}
      word={stateWord(standing)}
      isMoving={standing.state === 'running' || isTransitional(standing)}
    />
  )
}
