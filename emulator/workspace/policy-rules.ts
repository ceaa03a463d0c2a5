import { isObject, type JsonObject } from '../core/json'
import type { ClusterSpec } from './clusters/spec'
import { invalidParameter } from './errors'

/** One constraint of a policy definition (cluster policy reference). */
type Rule = {
  type: 'fixed' | 'forbidden' | 'allowlist' | 'blocklist' | 'regex' | 'range' | 'unlimited'
  value?: unknown
  values?: unknown[]
  pattern?: string
  minValue?: number
  maxValue?: number
  defaultValue?: unknown
  isOptional?: boolean
}

/** Free-form maps hold dots in their keys: `spark_conf.spark.databricks.…` is one key of `spark_conf`. */
const maps = ['spark_conf', 'spark_env_vars', 'custom_tags']

function pathOf(attribute: string): string[] {
  const map = maps.find((name) => attribute.startsWith(`${name}.`))
  return map ? [map, attribute.slice(map.length + 1)] : attribute.split('.')
}

const read = (spec: JsonObject, path: string[]): unknown =>
  path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), spec)

function write(spec: JsonObject, [name = '', ...rest]: string[], value: unknown): JsonObject {
  const inner = spec[name]
  return {
    ...spec,
    [name]: rest.length > 0 ? write(isObject(inner) ? inner : {}, rest, value) : value,
  }
}

/** Absence is a fault only where a rule wants a value. */
function faultOf(rule: Rule, value: unknown): string | undefined {
  const shown = `(is "${String(value)}")`
  switch (rule.type) {
    case 'fixed':
      return value === rule.value ? undefined : `the value must be ${String(rule.value)} ${shown}`
    case 'forbidden':
      return value === undefined ? undefined : `the value must not be present ${shown}`
    case 'allowlist':
      return rule.values?.includes(value)
        ? undefined
        : `the value must be one of ${rule.values?.join(', ')} ${shown}`
    case 'blocklist':
      return rule.values?.includes(value)
        ? `the value must not be one of ${rule.values.join(', ')} ${shown}`
        : undefined
    case 'regex':
      return new RegExp(`^(?:${rule.pattern})$`).test(String(value))
        ? undefined
        : `the value must match the regex ${rule.pattern} ${shown}`
    case 'range':
      return rangeFault(rule, Number(value), shown)
    case 'unlimited':
      return undefined
  }
}

function rangeFault({ minValue, maxValue }: Rule, value: number, shown: string) {
  if (maxValue !== undefined && value > maxValue)
    return `the value cannot exceed ${maxValue} ${shown}`
  if (minValue !== undefined && value < minValue) {
    return `the value cannot be lower than ${minValue} ${shown}`
  }
  return undefined
}

/** Not part of what a caller sends: computed, or about who launches the cluster. */
const notInSpec = new Set(['cluster_type', 'dbus_per_hour'])

/**
 * Holds a spec against a policy: fixed values are filled in where the request left them out, defaults only
 * when asked for; all faults come in one message, in the words of the service.
 */
export function applyPolicy(
  spec: ClusterSpec,
  definition: string,
  useDefaults: boolean,
): ClusterSpec {
  const faults: string[] = []
  let result: JsonObject = { ...spec }
  for (const [attribute, rule] of Object.entries(JSON.parse(definition) as Record<string, Rule>)) {
    if (notInSpec.has(attribute)) continue
    const path = pathOf(attribute)
    const standIn = rule.type === 'fixed' ? rule.value : useDefaults ? rule.defaultValue : undefined
    if (read(result, path) === undefined && standIn !== undefined) {
      result = write(result, path, standIn)
    }
    const fault = checkAttribute(rule, read(result, path))
    if (fault) faults.push(`Validation failed for ${attribute}, ${fault}`)
  }
  if (faults.length > 0) throw invalidParameter(`Cluster validation error: ${faults.join('; ')}`)
  return result as ClusterSpec
}

function checkAttribute(rule: Rule, value: unknown): string | undefined {
  const wantsValue = rule.type !== 'forbidden' && rule.type !== 'blocklist'
  if (value !== undefined || !wantsValue) return faultOf(rule, value)
  const mayBeAbsent = rule.isOptional ?? rule.type === 'unlimited'
  return mayBeAbsent ? undefined : 'the value must be present'
}
