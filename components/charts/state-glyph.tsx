import type { StateLook } from '../ui/state-badge'

/** The sign of a state inside a small coloured box, so that it is not told by colour alone; what went well has none. */
const strokes: Record<StateLook, string | null> = {
  failed: 'M3.5 3.5l5 5M8.5 3.5l-5 5',
  running: 'M4.5 3l4 3-4 3z',
  queued: 'M3.5 6h.01M6 6h.01M8.5 6h.01',
  succeeded: null,
  warning: 'M6 3v3.6M6 9h.01',
  canceled: 'M3.5 8.5l5-5',
  skipped: 'M3.2 6h5.6',
  unknown: 'M4.6 4.4a1.5 1.5 0 1 1 1.4 2v.4M6 9h.01',
}

export function StateGlyph({ look }: { look: StateLook }) {
  const stroke = strokes[look]
  if (stroke === null) return null
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className="size-3 fill-none stroke-surface-1"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={stroke} />
    </svg>
  )
}
