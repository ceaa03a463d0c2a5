import { escapeInvisible, hasInvisible, hex } from './invisible'

// PowerShell takes the typographic ones for single quotes as well ("Lexical structure", verbatim strings).
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g

const verbatim = (value: string) => `'${value.replace(singleQuotes, '$&$&')}'`

const characterOf = (codePoint: number): string =>
  codePoint > 0xffff
    ? `[char]::ConvertFromUtf32(0x${hex(codePoint, 1)})`
    : `[char]0x${hex(codePoint, 1)}`

/** An expression of PowerShell 5.1 and newer that is this string, on one line; nothing in it is expanded. */
export function powershellString(value: string): string {
  if (!hasInvisible(value)) return verbatim(value)
  // It begins with a string: a [char] on the left would make the sum one of numbers.
  const sum = escapeInvisible(verbatim(value), (codePoint) => `' + ${characterOf(codePoint)} + '`)
  return `(${sum})`
}
