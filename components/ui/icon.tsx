import type { LucideIcon } from 'lucide-react'

/** One stroke and two sizes for every icon; decorative, so the words beside it carry the meaning. */
export function Icon({
  of: Shape,
  size = 16,
  className,
}: {
  of: LucideIcon
  size?: 14 | 16 | 20
  className?: string
}) {
  return (
    <Shape
      aria-hidden="true"
      size={size}
      strokeWidth={1.6}
      className={className ?? 'shrink-0'}
      focusable="false"
    />
  )
}
