import { ScimError } from '../errors'
import { parseFilter } from './filter'

type Resource = Record<string, unknown>

const largestPage = 10_000
const defaultCount = 100

function whole(query: URLSearchParams, name: string, fallback: number): number {
  const value = query.get(name)
  if (value === null || value === '') return fallback
  if (!/^-?\d+$/.test(value)) throw new ScimError(400, `${name} must be a number.`, 'invalidValue')
  return Number(value)
}

const namesIn = (query: URLSearchParams, name: string) =>
  (query.get(name) ?? '')
    .split(',')
    .map((each) => each.trim().split('.')[0]?.toLowerCase() ?? '')
    .filter(Boolean)

/** `attributes` keeps what it names; `excludedAttributes` drops it. */
export function project<T extends Resource>(resource: T, query: URLSearchParams): Partial<T> {
  const wanted = namesIn(query, 'attributes')
  const unwanted = namesIn(query, 'excludedAttributes')
  const entries = Object.entries(resource).filter(([name]) => {
    const key = name.toLowerCase()
    return wanted.length > 0 ? wanted.includes(key) : !unwanted.includes(key)
  })
  return Object.fromEntries(entries) as Partial<T>
}

function sorted(resources: Resource[], query: URLSearchParams): Resource[] {
  const field = query.get('sortBy')
  if (!field) return resources
  const sign = query.get('sortOrder') === 'descending' ? -1 : 1
  const key = (resource: Resource) => {
    const name = Object.keys(resource).find((each) => each.toLowerCase() === field.toLowerCase())
    return name === undefined ? '' : String(resource[name])
  }
  return [...resources].sort((a, b) => sign * key(a).localeCompare(key(b)))
}

/** A SCIM list answer: filtered, sorted, one page of it (1-based), with the wanted attributes. */
export function toList(resources: Resource[], query: URLSearchParams) {
  const filter = query.get('filter')
  const found = filter ? resources.filter(parseFilter(filter)) : resources
  const startIndex = Math.max(1, whole(query, 'startIndex', 1))
  const count = Math.min(Math.max(0, whole(query, 'count', defaultCount)), largestPage)
  const page = sorted(found, query).slice(startIndex - 1, startIndex - 1 + count)
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    ...(page.length > 0 ? { Resources: page.map((resource) => project(resource, query)) } : {}),
  }
}
