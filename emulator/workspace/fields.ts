import { isObject, type JsonObject } from '../core/json'
import { invalidParameter, malformedRequest, missingField } from './errors'

const typeName = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

const wrongType = (name: string, expected: string, value: unknown) =>
  malformedRequest(`field '${name}' expects ${expected}, got ${typeName(value)}`)

export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrongType(name, 'a string', value)
  return value
}

export function text(body: JsonObject, name: string): string {
  const value = optionalText(body, name)
  if (value === undefined || value === '') throw missingField(name)
  return value
}

export function optionalInteger(body: JsonObject, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  // The service reads numbers in strings too, as protobuf's JSON mapping does.
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw wrongType(name, 'an integer', value)
  }
  return number
}

/** The fields of a form are text, so the words count too. */
export function optionalBoolean(body: JsonObject, name: string): boolean | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw wrongType(name, 'a boolean', value)
}

export function optionalObject(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) throw wrongType(name, 'an object', value)
  return value
}

export function optionalObjects(body: JsonObject, name: string): JsonObject[] | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw wrongType(name, 'an array of objects', value)
  }
  return value
}

export function requiredQuery(query: URLSearchParams, name: string): string {
  const value = query.get(name)
  if (value === null || value === '') throw missingField(name)
  return value
}

/** A whole number of the query string; the default when absent. */
export function queryInteger(query: URLSearchParams, name: string, fallback: number): number {
  const value = query.get(name)
  if (value === null || value === '') return fallback
  if (!/^-?\d+$/.test(value)) throw invalidParameter(`${name} must be an integer, got '${value}'`)
  return Number(value)
}

export function queryBoolean(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name)
  if (value === null || value === '') return undefined
  if (value !== 'true' && value !== 'false') {
    throw invalidParameter(`${name} must be true or false, got '${value}'`)
  }
  return value === 'true'
}

/** A repeated or comma-separated parameter whose values come from a closed list. */
export function queryEnums<T extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly T[],
): T[] {
  const values = query.getAll(name).flatMap((value) => value.split(',').filter(Boolean))
  return values.map((value) => oneOf(name, value, allowed))
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) {
    throw invalidParameter(`'${value}' is not a valid ${name}. Valid values: ${allowed.join(', ')}`)
  }
  return found
}
