declare const isApiPath: unique symbol

/** A path of the Databricks REST API. Only `apiPath` makes one, so no call can be sent to a path from outside. */
export type ApiPath = string & { readonly [isApiPath]: true }

/**
 * Tag for paths: what stands in the code stays as it is, what is put in becomes exactly one encoded segment.
 * `` apiPath`/api/2.0/permissions/clusters/${clusterId}` ``
 */
export function apiPath(template: TemplateStringsArray, ...segments: string[]): ApiPath {
  const path = template.reduce((before, after, at) => before + oneSegment(segments[at - 1]) + after)
  if (!path.startsWith('/api/')) throw new TypeError('a Databricks path starts with /api/')
  return path as ApiPath
}

function oneSegment(value: string | undefined): string {
  // `.` and `..` survive encoding and would climb; an empty segment would change which endpoint is meant.
  if (!value || value === '.' || value === '..') throw new TypeError('not a path segment')
  return encodeURIComponent(value)
}

export type QueryValue = string | number | boolean | undefined | readonly (string | number)[]
export type Query = Readonly<Record<string, QueryValue>>

/** `?a=1&b=x&b=y`: arrays repeat the key, as Databricks' clients write them; undefined is left out. */
export function queryString(query: Query = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) pairs.append(name, String(one))
  }
  return pairs.size > 0 ? `?${pairs.toString()}` : ''
}
