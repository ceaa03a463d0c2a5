import { escapeInvisible, hex } from './invisible'

const escapeOf = (codePoint: number): string => {
  if (codePoint === 10) return '\\n'
  if (codePoint === 13) return '\\r'
  if (codePoint === 9) return '\\t'
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`
}

/** A string literal of Python 3, on one line. */
export const pythonString = (value: string): string =>
  `"${escapeInvisible(value.replace(/[\\"]/g, '\\$&'), escapeOf)}"`

export const pythonStrings = (values: readonly string[]): string =>
  `[${values.map(pythonString).join(', ')}]`

/** Digits of an id as an integer, which Python keeps exact however long it is. */
export function pythonInteger(id: string): string {
  if (/^(0|[1-9]\d*)$/.test(id)) return id
  throw new RangeError('not the digits of an integer')
}
