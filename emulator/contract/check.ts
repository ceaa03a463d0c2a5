import { isObject } from '../core/json'
import { endpoints, error as errorType } from './endpoints.json'
import enums from './enums.json'
import types from './types.json'

type TypeFacts = { fields: Record<string, string>; extras?: string[]; required?: string[] }
type Report = (at: string, fault: string) => void

const typeFacts = types as Record<string, TypeFacts>
const enumFacts = enums as Record<string, string[]>

const nameOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

/** Types that stand for themselves. */
const plain: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  int: Number.isInteger,
}

function checkArray(item: string, value: unknown, at: string, report: Report): void {
  if (!Array.isArray(value)) return report(at, `is ${nameOf(value)}, not an array of ${item}`)
  value.forEach((each, index) => checkValue(item, each, `${at}[${index}]`, report))
}

function checkMap(item: string, value: unknown, at: string, report: Report): void {
  if (!isObject(value)) return report(at, `is ${nameOf(value)}, not a map of ${item}`)
  for (const [key, each] of Object.entries(value)) checkValue(item, each, `${at}.${key}`, report)
}

function checkObject(name: string, value: unknown, at: string, report: Report): void {
  if (!isObject(value)) return report(at, `is ${nameOf(value)}, not a ${name}`)
  const { fields = {}, extras = [], required = [] } = typeFacts[name] ?? {}
  for (const [key, each] of Object.entries(value)) {
    const type = fields[key]
    if (type !== undefined) checkValue(type, each, `${at}.${key}`, report)
    else if (!extras.includes(key)) report(`${at}.${key}`, `is no field of ${name}`)
  }
  for (const key of required) {
    if (!(key in value)) report(`${at}.${key}`, `is missing; ${name} always has it`)
  }
}

function checkEnum(name: string, value: unknown, at: string, report: Report): void {
  const known = enumFacts[name] ?? []
  if (!known.includes(String(value))) report(at, `is '${String(value)}', which ${name} has not`)
}

function checkUnion(names: string[], value: unknown, at: string, report: Report): void {
  if (!names.some((name) => plain[name]?.(value))) report(at, `is none of ${names.join(', ')}`)
}

/** The service leaves a field out where it has nothing to say; it never writes null. */
function checkValue(type: string, value: unknown, at: string, report: Report): void {
  if (type === 'any' || type === 'bytes') return
  if (value === null) return report(at, 'is null where the service sends nothing')
  if (type.endsWith('[]')) return checkArray(type.slice(0, -2), value, at, report)
  if (type.startsWith('map<')) return checkMap(type.slice(4, -1), value, at, report)
  if (type.startsWith('ref:')) return checkObject(type.slice(4), value, at, report)
  if (type.startsWith('enum:')) return checkEnum(type.slice(5), value, at, report)
  checkUnion(type.split('|'), value, at, report)
}

/** Names that stand for a path of many segments. */
const toSegments = (_: string, name: string) =>
  /^((file|directory)_)?path$/.test(name) ? '.+' : '[^/]+'

function endpointOf(method: string, path: string) {
  const current = path
    .replace(/^\/api\/2\.0\/clusters\//, '/api/2.1/clusters/')
    .replace(/^\/api\/2\.[01]\/jobs\//, '/api/2.2/jobs/')
  return endpoints.find(
    (endpoint) =>
      endpoint.method === method &&
      new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, toSegments)}$`).test(current),
  )
}

const isScimError = (body: unknown, status: number) =>
  isObject(body) && Array.isArray(body['schemas']) && body['status'] === String(status)

function checkError(status: number, body: unknown, report: Report): void {
  if (isScimError(body, status)) return
  for (const name of ['error_code', 'message']) {
    if (!isObject(body) || !(name in body)) report(`$.${name}`, `is missing from a ${status}`)
  }
  checkValue(errorType, body, '$', report)
}

/** Everything in which an answer differs from what the real API sends (names, types, enums). */
export function contractFaults(
  { method, path }: { method: string; path: string },
  status: number,
  body: unknown,
): string[] {
  const faults: string[] = []
  const report: Report = (at, fault) => faults.push(`${method} ${path} ${status}: ${at} ${fault}`)
  const endpoint = endpointOf(method, path)
  if (method === 'HEAD') return faults
  if (status >= 400) checkError(status, body, report)
  else if (!endpoint) report('$', 'comes from a path that the contract does not know')
  else if (endpoint.response) checkValue(endpoint.response, body, '$', report)
  else if (!isObject(body) || Object.keys(body).length > 0) report('$', 'is more than {}')
  return faults
}
