import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CirclePlay,
  CircleX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { cx } from './class-names'
import { Icon } from './icon'

/** The eight ways a state of Databricks can look; every noun maps its own states onto these. */
export const stateLooks = [
  'failed',
  'running',
  'queued',
  'succeeded',
  'warning',
  'canceled',
  'skipped',
  'unknown',
] as const
export type StateLook = (typeof stateLooks)[number]

const marks: Record<StateLook, { icon: LucideIcon; colour: string }> = {
  failed: { icon: CircleX, colour: 'text-failed' },
  running: { icon: CirclePlay, colour: 'text-running' },
  queued: { icon: CircleDashed, colour: 'text-queued' },
  succeeded: { icon: CircleCheck, colour: 'text-succeeded' },
  warning: { icon: TriangleAlert, colour: 'text-warning' },
  canceled: { icon: Ban, colour: 'text-canceled' },
  skipped: { icon: CircleMinus, colour: 'text-skipped' },
  unknown: { icon: CircleHelp, colour: 'text-unknown' },
}

/** The icon alone, beside words that say the state; quiet where it only labels a zero. */
export function StateMark({
  look,
  size = 16,
  isQuiet = false,
}: {
  look: StateLook
  size?: 14 | 16 | 20
  isQuiet?: boolean
}) {
  const { icon, colour } = marks[look]
  return <Icon of={icon} size={size} className={cx('shrink-0', isQuiet ? 'text-ink-3' : colour)} />
}

/** Icon, word and colour together: a state is never colour alone. What moves pulses, and nothing else does. */
export function StateBadge({
  look,
  word,
  isMoving = false,
}: {
  look: StateLook
  word: string
  isMoving?: boolean
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap',
        marks[look].colour,
      )}
    >
      <span className={cx('inline-flex', isMoving && 'animate-pulse-slow')}>
        <StateMark look={look} size={14} />
      </span>
      {word}
    </span>
  )
}
