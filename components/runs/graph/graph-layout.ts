import { Graph, layout } from '@dagrejs/dagre'

export type GraphTask = { taskKey: string; dependsOn: readonly { taskKey: string }[] }
export type Point = { x: number; y: number }
/** Middle points; edges from the task that is waited for. */
export type Drawing = {
  nodes: ReadonlyMap<string, Point>
  edges: readonly { from: string; to: string; points: readonly Point[] }[]
  width: number
  height: number
}

export const nodeSize = { width: 188, height: 34 } as const

/** Places tasks from left to right by what waits for what. What waits for something that is not here stands alone. */
export function layOut(tasks: readonly GraphTask[]): Drawing {
  const graph = new Graph()
  // Of hundreds of tasks the exact ranker takes seconds, and its drawing is hardly better.
  const ranker = tasks.length > 150 ? 'longest-path' : 'network-simplex'
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 44, marginx: 16, marginy: 16, ranker })
  graph.setDefaultEdgeLabel(() => ({}))
  const keys = new Set(tasks.map(({ taskKey }) => taskKey))
  for (const key of keys) graph.setNode(key, { ...nodeSize })
  for (const { taskKey, dependsOn } of tasks)
    for (const need of dependsOn)
      if (keys.has(need.taskKey) && need.taskKey !== taskKey) graph.setEdge(need.taskKey, taskKey)
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    nodes: new Map([...keys].map((key) => [key, pointOf(graph.node(key))])),
    edges: graph.edges().map(({ v, w }) => ({
      from: v,
      to: w,
      points: (graph.edge(v, w) as { points?: Point[] }).points ?? [],
    })),
    width,
    height,
  }
}

const pointOf = (node: unknown): Point => {
  const { x = 0, y = 0 } = node as Partial<Point>
  return { x, y }
}
