import { escapeInvisible, hex } from './invisible'

const escapeOf = (codePoint: number): string => {
  if (codePoint === 10) return '\\n'
  return codePoint > 0xffff ? `\\u{${hex(codePoint, 1)}}` : `\\u${hex(codePoint, 4)}`
}

/** A string literal of JavaScript, on one line. */
export const javascriptString = (value: string): string =>
  `'${escapeInvisible(value.replace(/[\\']/g, '\\$&'), escapeOf)}'`
