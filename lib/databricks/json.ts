import { LosslessNumber, parse, stringify } from 'lossless-json'

// Databricks nests a dozen levels at most; the parser and every walker after it recurse.
const maxDepth = 200

/**
 * Reads JSON as Databricks sends it. An integer that a JavaScript number cannot hold exactly comes back as
 * its digits in a string (job and run ids exceed 2^53); every other number is a number.
 */
export function readJson(text: string): unknown {
  refuseDeepNesting(text)
  const reviver = mentionsProto.test(text) ? dropProto : null
  return parse(text, reviver, { parseNumber: toExactNumber, onDuplicateKey: keepLast })
}

/** Writes JSON; numbers made by `bareInteger` go out digit for digit. */
export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null'
}

/** An id of ours (a branded string of digits) as the bare integer that Databricks expects in a body. */
export function bareInteger(id: string): LosslessNumber {
  if (!/^-?(0|[1-9]\d{0,18})$/.test(id)) throw new TypeError('not an integer id')
  return new LosslessNumber(id)
}

function toExactNumber(digits: string): number | string {
  const value = Number(digits)
  const isInteger = /^-?\d+$/.test(digits)
  return isInteger && !Number.isSafeInteger(value) ? digits : value
}

// As JSON.parse does; the library would throw.
const keepLast = ({ newValue }: { newValue: unknown }) => newValue

// Escapes can spell the name too, so any escaped letter of it counts as a mention.
const mentionsProto = /__proto__|\\u00(?:5f|6f|7[024])/i
const dropProto = (key: string, value: unknown) => (key === '__proto__' ? undefined : value)

function refuseDeepNesting(text: string): void {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInString) {
      if (code === backslash) at++
      else if (code === quote) isInString = false
    } else if (code === quote) isInString = true
    else if (code === openBrace || code === openBracket) {
      if (++depth > maxDepth) throw new SyntaxError(`JSON nested deeper than ${maxDepth} levels`)
    } else if (code === closeBrace || code === closeBracket) depth--
  }
}
const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
