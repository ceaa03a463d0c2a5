import { escapeInvisible, hasInvisible, hex } from './invisible'

// A leading `=` is a path for zsh, so what may begin a word is less than what may follow.
const plain = /^[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+,=-]*$/

const bytesOf = (codePoint: number): string =>
  [...new TextEncoder().encode(String.fromCodePoint(codePoint))]
    .map((byte) => `\\x${hex(byte, 2)}`)
    .join('')

/**
 * One word of bash or zsh, exactly this value. It can be pasted at a prompt: it has no line end, and nothing in it
 * is expanded. No argument of a program can hold NUL, so that character is left out.
 */
export function bashWord(value: string): string {
  const word = value.replaceAll('\0', '')
  if (plain.test(word)) return word
  if (!hasInvisible(word)) return `'${word.replaceAll("'", `'\\''`)}'`
  // History expansion at a prompt loses count of quotes escaped by a backslash, so those are bytes too.
  const escaped = word.replace(/[\\'!]/g, (each) => `\\x${hex(each.charCodeAt(0), 2)}`)
  return `$'${escapeInvisible(escaped, bytesOf)}'`
}

/** Text of bash in which each value is one word: bash`jobs get ${id}`. */
export const bash = (code: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw({ raw: code.raw }, ...values.map(bashWord))
