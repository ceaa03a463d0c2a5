/** The folder a path lies in; the root lies in itself. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Whether a path is a folder's own or lies somewhere in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`)

/** Every folder a path lies in, the nearest first, down to the root. */
export function ancestorsOf(path: string): string[] {
  const found: string[] = []
  for (let at = path; at !== '/'; found.push(at)) at = parentOf(at)
  return found
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)

/** Nodes under absolute paths such as `/a/b`. */
export class PathTree<Node extends { path: string }> {
  #nodes = new Map<string, Node>()
  #children = new Map<string, Set<string>>()

  constructor(nodes: Iterable<Node> = []) {
    for (const node of nodes) this.set(node)
  }

  get(path: string): Node | undefined {
    return this.#nodes.get(path)
  }

  set(node: Node): Node {
    const { path } = node
    this.#nodes.set(path, node)
    if (path === '/') return node
    const siblings = this.#children.get(parentOf(path)) ?? new Set()
    this.#children.set(parentOf(path), siblings.add(path))
    return node
  }

  /** What lies directly in a folder, by name. */
  children(path: string): Node[] {
    const paths = [...(this.#children.get(path) ?? [])]
    return paths.flatMap((each) => this.#nodes.get(each) ?? []).sort(byPath)
  }

  /** A node and everything under it, parents first. */
  within(path: string): Node[] {
    const node = this.#nodes.get(path)
    const below = this.children(path).flatMap((child) => this.within(child.path))
    return node ? [node, ...below] : below
  }

  /** Removes a node and everything under it, and returns what went. */
  remove(path: string): Node[] {
    const gone = this.within(path)
    for (const node of gone) {
      this.#nodes.delete(node.path)
      this.#children.delete(node.path)
    }
    this.#children.get(parentOf(path))?.delete(path)
    return gone
  }

  values(): Node[] {
    return [...this.#nodes.values()]
  }
}
