import { cx } from '../ui/class-names'
import type { StateLook } from '../ui/state-badge'
import { stateFill } from './state-fill'

const step = 4
const barWidth = 2.4
const least = 2

/** Small bars over time, oldest first, from zero. The last part of the time is loud, what was before is quiet. */
export function Sparkline({
  values,
  look,
  label,
  loud = Math.ceil(values.length / 3),
  height = 26,
  className,
}: {
  values: readonly number[]
  look: StateLook
  /** What it tells, in words. */
  label: string
  /** So many of the newest bars are loud. */
  loud?: number
  height?: number
  className?: string
}) {
  const top = Math.max(...values, 1)
  const width = values.length * step
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={cx('shrink-0', stateFill[look], className)}
    >
      {values.map((value, index) => {
        const tall = value > 0 ? Math.max(least + 2, (value / top) * height) : least
        return (
          <rect
            key={index}
            x={index * step}
            y={height - tall}
            width={barWidth}
            height={tall}
            rx={1}
            opacity={index >= values.length - loud ? 1 : 0.4}
          />
        )
      })}
    </svg>
  )
}
