import { isObject, type JsonObject } from '../../core/json'
import { ScimError } from '../errors'

/** What of a resource can be written: single values by their path, lists by the values of their items. */
export type Attributes = { values: Record<string, unknown>; lists: Record<string, string[]> }

export type Shape = { values: readonly string[]; lists: readonly string[] }

export const invalidValue = (detail: string) => new ScimError(400, detail, 'invalidValue')

/** Names of attributes are the same in any case (RFC 7643 2.1). */
export const attributeNamed = (names: readonly string[], name: string): string | undefined =>
  names.find((each) => each.toLowerCase() === name.toLowerCase())

export function valueAt(holder: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, wanted) => {
    if (!isObject(value)) return undefined
    const key = attributeNamed(Object.keys(value), wanted)
    return key === undefined ? undefined : value[key]
  }, holder)
}

/** `[{"value":"…"}]`, one such object, or the bare value. */
export function itemValues(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return []
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.map((item) => {
    const text = isObject(item) ? item['value'] : item
    if (typeof text !== 'string' || text === '') throw invalidValue(`${name} needs a value.`)
    return text
  })
}

/** What a body names of a shape; the rest of it is passed over, as the service does. */
export function readAttributes(body: JsonObject, { values, lists }: Shape): Attributes {
  const named = values
    .map((path): [string, unknown] => [path, valueAt(body, path)])
    .filter(([, value]) => value !== undefined && value !== null)
  const listed = lists
    .map((name): [string, unknown] => [name, valueAt(body, name)])
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string[]] => [name, itemValues(name, value)])
  return { values: Object.fromEntries(named), lists: Object.fromEntries(listed) }
}

export function textOf({ values }: Attributes, path: string): string | undefined {
  const value = values[path]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidValue(`${path} must be a string.`)
  return value
}

/** Entra's provisioning writes truth as `"True"`. */
export function truthOf({ values }: Attributes, path: string, fallback: boolean): boolean {
  const value = values[path] ?? fallback
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.toLowerCase() : ''
  if (word === 'true' || word === 'false') return word === 'true'
  throw invalidValue(`${path} must be true or false.`)
}

const knownEntitlements = [
  'workspace-access',
  'databricks-sql-access',
  'allow-cluster-create',
  'allow-instance-pool-create',
]

export function entitlementsOf({ lists }: Attributes): string[] {
  const wanted = [...new Set(lists['entitlements'] ?? [])]
  const unknown = wanted.find((each) => !knownEntitlements.includes(each))
  if (unknown) throw invalidValue(`Entitlement ${unknown} is not supported.`)
  return wanted
}
