import type { JsonObject } from '../../core/json'
import { invalidParameter, missingField } from '../errors'

const largest = 2n ** 63n - 1n

function toId(name: string, value: unknown): bigint {
  const isInteger =
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isInteger(value)) ||
    (typeof value === 'string' && /^-?\d{1,20}$/.test(value))
  const id = isInteger ? BigInt(value) : -1n
  if (id <= 0n || id > largest) {
    throw invalidParameter(`${name} must be a positive integer, got '${String(value)}'`)
  }
  return id
}

/** An id in a body: a bare integer of up to 64 bits, or one in a string as protobuf's JSON allows. */
export function optionalId(body: JsonObject, name: string): bigint | undefined {
  const value = body[name]
  return value === undefined || value === null ? undefined : toId(name, value)
}

export function idField(body: JsonObject, name: string): bigint {
  const id = optionalId(body, name)
  if (id === undefined) throw missingField(name)
  return id
}

export function optionalQueryId(query: URLSearchParams, name: string): bigint | undefined {
  const value = query.get(name)
  return value === null || value === '' ? undefined : toId(name, value)
}

export function queryId(query: URLSearchParams, name: string): bigint {
  const id = optionalQueryId(query, name)
  if (id === undefined) throw missingField(name)
  return id
}
