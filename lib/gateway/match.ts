import { type Endpoint, endpoints } from './endpoints'
import type { Target } from './target'

type Node = {
  literal: Map<string, Node>
  /** Whatever one segment says. */
  any?: Node
  /** The end: rows by method. */
  rows: Map<string, Endpoint>
  /** Rows of which the last name takes this and every further segment. */
  rest: Map<string, Endpoint>
}

const newNode = (): Node => ({ literal: new Map(), rows: new Map(), rest: new Map() })

const root = plant()

/** The row that a path and method mean, or undefined. A written segment goes before a name. */
export function match(method: string, target: Omit<Target, 'pairs'>): Endpoint | undefined {
  return find(root, method, target, 0)
}

function find(
  node: Node,
  method: string,
  target: Omit<Target, 'pairs'>,
  at: number,
): Endpoint | undefined {
  const segment = target.segments[at]
  // Only files and folders are asked for with a slash at the end.
  if (segment === undefined) return target.isFolder ? undefined : node.rows.get(method)
  const literal = node.literal.get(segment)
  return (
    (literal && find(literal, method, target, at + 1)) ??
    // An encoded slash belongs to paths of files alone; no id holds one.
    (node.any && !segment.includes('/') ? find(node.any, method, target, at + 1) : undefined) ??
    node.rest.get(method)
  )
}

function plant(): Node {
  const top = newNode()
  for (const endpoint of endpoints) grow(top, endpoint)
  return top
}

function grow(top: Node, endpoint: Endpoint): void {
  const parts = endpoint.template.slice(1).split('/')
  const isRest = parts.at(-1)?.endsWith('*}') ?? false
  const node = (isRest ? parts.slice(0, -1) : parts).reduce(step, top)
  const rows = isRest ? node.rest : node.rows
  // Two rows of one shape (permissions of any object) are one here: the first.
  if (!rows.has(endpoint.method)) rows.set(endpoint.method, endpoint)
}

function step(node: Node, part: string): Node {
  if (part.startsWith('{')) return (node.any ??= newNode())
  const next = node.literal.get(part) ?? newNode()
  node.literal.set(part, next)
  return next
}
