import type { Drawing } from './graph-layout'

export type Step = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown'
export const isStep = (key: string): key is Step => key.startsWith('Arrow')

/**
 * Where an arrow key leads: right to what waits for this task, left to what it waits for, of several the one
 * nearest in height; up and down within its column. Null at the end.
 */
export function stepFrom(drawing: Drawing, key: string, step: Step): string | null {
  const here = drawing.nodes.get(key)
  if (!here) return null
  const candidates =
    step === 'ArrowRight'
      ? drawing.edges.flatMap(({ from, to }) => (from === key ? to : []))
      : step === 'ArrowLeft'
        ? drawing.edges.flatMap(({ from, to }) => (to === key ? from : []))
        : inColumn(drawing, key, step)
  const distance = (other: string) => Math.abs((drawing.nodes.get(other)?.y ?? 0) - here.y)
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

function inColumn({ nodes }: Drawing, key: string, step: 'ArrowUp' | 'ArrowDown'): string[] {
  const here = nodes.get(key)
  if (!here) return []
  return [...nodes].flatMap(([other, { x, y }]) =>
    Math.abs(x - here.x) < 1 && (step === 'ArrowUp' ? y < here.y : y > here.y) ? other : [],
  )
}
