import { memo } from 'react'
import type { Drawing, Point } from './graph-layout'

type GraphEdgesProps = { drawing: Drawing; critical: ReadonlySet<string> }

/** The lines between the boxes, all in two paths: hundreds of elements would cost at each step of a zoom. */
export const GraphEdges = memo(function GraphEdges({ drawing, critical }: GraphEdgesProps) {
  const isCritical = ({ from, to }: Drawing['edges'][number]) =>
    critical.has(from) && critical.has(to)
  const pathOf = (edges: Drawing['edges']) => edges.map(({ points }) => curve(points)).join('')
  return (
    <svg
      aria-hidden="true"
      width={drawing.width}
      height={drawing.height}
      className="absolute inset-0 fill-none"
    >
      <path
        d={pathOf(drawing.edges.filter((edge) => !isCritical(edge)))}
        className="stroke-line-3"
      />
      <path d={pathOf(drawing.edges.filter(isCritical))} strokeWidth={2} className="stroke-ink-1" />
    </svg>
  )
})

const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`

/** Through the points that the layout gives, without corners. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  return rest.reduce(
    (path, point, index) => {
      const before = points[index] ?? first
      const middle = (before.x + point.x) / 2
      return `${path}C${at({ x: middle, y: before.y })} ${at({ x: middle, y: point.y })} ${at(point)}`
    },
    `M${at(first)}`,
  )
}
