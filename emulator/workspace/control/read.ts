import { isObject } from '../../core/json'

/** A control request that cannot be understood; the words name the field and what it may be. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

type Reader<T> = (value: unknown, name: string) => T

/** Reads an object of known fields alone, so that a misspelt one is never passed over in silence. */
export function readObject<T extends Record<string, Reader<unknown>>>(
  value: unknown,
  fields: T,
  name = 'the body',
): { [K in keyof T]?: Exclude<ReturnType<T[K]>, undefined> } {
  if (!isObject(value)) throw new ControlError(`${name} must be a JSON object`)
  for (const key of Object.keys(value)) {
    if (!(key in fields)) {
      const known = Object.keys(fields).join(', ')
      throw new ControlError(`${name} has an unknown field '${key}'; it may have: ${known}`)
    }
  }
  const entries = Object.entries(fields)
    .filter(([key]) => value[key] !== undefined)
    .map(([key, read]) => [key, read(value[key], key)])
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<ReturnType<T[K]>, undefined> }
}

export const wholeNumber =
  (least: number, most: number): Reader<number> =>
  (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
      return value
    }
    throw new ControlError(`'${name}' must be a whole number from ${least} to ${most}`)
  }

export const numberOrNull =
  (read: Reader<number>): Reader<number | null> =>
  (value, name) =>
    value === null ? null : read(value, name)

export const words: Reader<string> = (value, name) => {
  if (typeof value === 'string' && value !== '') return value
  throw new ControlError(`'${name}' must be a string that is not empty`)
}

export const truth: Reader<boolean> = (value, name) => {
  if (typeof value === 'boolean') return value
  throw new ControlError(`'${name}' must be true or false`)
}

export const onlyTrue: Reader<true> = (value, name) => {
  if (value === true) return true
  throw new ControlError(`'${name}' can only be true`)
}

export const oneOfWords =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (value, name) => {
    const found = allowed.find((each) => each === value)
    if (found !== undefined) return found
    throw new ControlError(`'${name}' must be one of: ${allowed.join(', ')}`)
  }

const isText = (value: unknown) => typeof value === 'string'

/** A header that comes more than once has a list of values. */
export const headerMap: Reader<Record<string, string | string[]>> = (value, name) => {
  const isHeader = (each: unknown) => isText(each) || (Array.isArray(each) && each.every(isText))
  if (isObject(value) && Object.values(value).every(isHeader)) {
    return value as Record<string, string | string[]>
  }
  throw new ControlError(`'${name}' must be an object of strings or lists of strings`)
}

export const anything: Reader<unknown> = (value) => value

export const perWorkspace =
  <T>(read: Reader<T>): Reader<{ prod?: T; dev?: T }> =>
  (value, name) =>
    readObject(value, { prod: read, dev: read }, `'${name}'`)
