import { LosslessNumber, stringify } from 'lossless-json'
import { quoteLargeIntegers } from './large-integers'

/**
 * Reads JSON as Databricks sends it. An integer that a JavaScript number cannot hold exactly comes back as
 * its digits in a string (job and run ids exceed 2^53); every other number is a number.
 */
export function readJson(text: string): unknown {
  const exact = quoteLargeIntegers(text)
  return mentionsProto.test(text) ? JSON.parse(exact, dropProto) : JSON.parse(exact)
}

// Escapes can spell the name too, so any escaped letter of it counts as a mention.
const mentionsProto = /__proto__|\\u00(?:5f|6f|7[024])/i
const dropProto = (key: string, value: unknown) => (key === '__proto__' ? undefined : value)

/** Writes JSON; numbers made by `bareInteger` go out digit for digit. */
export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null'
}

/** An id of ours (a branded string of digits) as the bare integer that Databricks expects in a body. */
export function bareInteger(id: string): LosslessNumber {
  if (!/^-?(0|[1-9]\d{0,18})$/.test(id)) throw new TypeError('not an integer id')
  return new LosslessNumber(id)
}
