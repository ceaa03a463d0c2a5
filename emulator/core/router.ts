/** A route's path is exact, or holds `{name}` where one segment and `{name...}` where several may stand. */
export type Route<Handler> = { method: string; path: string; handle: Handler }

export type Found<Handler> = { handle: Handler; params: Record<string, string> }

type Template<Handler> = Route<Handler> & { pattern: RegExp; names: string[] }

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')

function toTemplate<Handler>(route: Route<Handler>): Template<Handler> {
  const names: string[] = []
  const source = route.path.split(/(\{\w+(?:\.{3})?\})/).map((part) => {
    const [, name, isMany] = /^\{(\w+)(\.{3})?\}$/.exec(part) ?? []
    if (name === undefined) return escaped(part)
    names.push(name)
    return isMany ? '(.+)' : '([^/]+)'
  })
  return { ...route, names, pattern: new RegExp(`^${source.join('')}$`) }
}

/** Finds the handler of a path as it was received; what fills a name is decoded. */
export class Router<Handler> {
  #exact = new Map<string, Handler>()
  #templates: Template<Handler>[]

  constructor(routes: readonly Route<Handler>[]) {
    for (const { method, path, handle } of routes) this.#exact.set(`${method} ${path}`, handle)
    this.#templates = routes.filter(({ path }) => path.includes('{')).map(toTemplate)
  }

  find(method: string, path: string): Found<Handler> | undefined {
    const handle = this.#exact.get(`${method} ${path}`)
    if (handle) return { handle, params: {} }
    for (const template of this.#templates) {
      const match = template.method === method ? template.pattern.exec(path) : null
      if (match) return { handle: template.handle, params: namedSegments(template.names, match) }
    }
    return undefined
  }
}

function namedSegments(names: string[], match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
  )
}
