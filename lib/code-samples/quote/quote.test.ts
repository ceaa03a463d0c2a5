/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { bash, bashWord } from './bash'
import { javascriptString } from './javascript'
import { powershellString } from './powershell'
import { pythonInteger, pythonString } from './python'

const nasty = [
  '',
  ' ',
  "it's",
  '"',
  '\\',
  '$HOME `id` $(id) !! ${x}',
  'a\nb\r\nc\td',
  '-rf',
  '=ls',
  '~',
  '*?[a]{b,c}',
  '#; & | < > ( )',
  'naïve Ωmega 東京 🧱 👩‍👩‍👧',
  '‘single’ ‚low‛ “double”',
  '\u202eevil\u2066',
  '\u2028\u2029\u0085\u00ad',
  '\u001b[31mred\u0007',
  "\\x27'\u0000\\n",
  '%20+%',
  '{expression}',
  '\u{e0001}tag',
]
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...nasty.join('')), maxLength: 30 }),
  fc.constantFrom(...nasty),
)
const many = [...nasty, ...fc.sample(texts, { numRuns: 1_500, seed: 4 })]
const oneLine = (code: string) => expect(code).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)

describe('bash', () => {
  it('hands exactly the value on, whatever is in it', () => {
    const words = many.map((value) => value.replaceAll('\0', ''))
    const script = `LC_ALL=C; printf '%s\\0' ${words.map(bashWord).join(' ')}`
    const out = execFileSync('bash', [], { input: script, encoding: 'utf8' })
    expect(out.split('\0').slice(0, -1)).toEqual(words)
  })

  it('writes on one line what shows as it is', () => many.map(bashWord).forEach(oneLine))

  it('leaves out NUL, which no argument can hold', () => expect(bashWord('a\0b')).toBe('ab'))

  it('leaves plain words plain, and quotes what a shell would read otherwise', () => {
    expect(['prod', 'http://x:1/a', '=ls', '', "it's"].map(bashWord)).toEqual([
      'prod',
      'http://x:1/a',
      "'=ls'",
      "''",
      `'it'\\''s'`,
    ])
    expect(bash`jobs get ${'$(id)'} -o json`).toBe("jobs get '$(id)' -o json")
  })
})

/** Escapes of Python 3 string literals ("Lexical analysis", 2.4.1.1), those that a reader may meet here. */
function readPython(literal: string): string {
  const [, inner] = /^"((?:[^"\\\n]|\\.)*)"$/u.exec(literal) ?? []
  if (inner === undefined) throw new Error('not one literal')
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
  return inner.replace(
    /\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|(.))/gu,
    (_, long?: string, short?: string, name?: string) => {
      const digits = long ?? short
      if (digits) return String.fromCodePoint(parseInt(digits, 16))
      const value = named[name ?? '']
      if (value === undefined) throw new Error(`no escape of Python: ${name}`)
      return value
    },
  )
}

describe('Python', () => {
  it('reads exactly the value back', () =>
    expect(many.map(pythonString).map(readPython)).toEqual(many))

  it('writes on one line what shows as it is', () => many.map(pythonString).forEach(oneLine))

  it('never splits a character into surrogates, which Python would keep apart', () =>
    expect(pythonString('🧱\u{e0001}')).toBe('"🧱\\U000e0001"'))

  it('has ids beyond 2^53 as exact integers, and takes nothing else for one', () => {
    expect(pythonInteger('9223372036854775807')).toBe('9223372036854775807')
    for (const bad of ['1)', '', '-1', '1e3', '007']) expect(() => pythonInteger(bad)).toThrow()
  })
})

describe('JavaScript', () => {
  it('evaluates to exactly the value', () =>
    expect(runInNewContext(`JSON.stringify([${many.map(javascriptString).join()}])`)).toBe(
      JSON.stringify(many),
    ))

  it('writes on one line what shows as it is', () => many.map(javascriptString).forEach(oneLine))
})

/** A sum of verbatim strings and characters ("Lexical structure", 2.3.5.2.2: four characters quote, a pair is one). */
function readPowershell(expression: string): string {
  const quote = `['\u2018\u2019\u201a\u201b]`
  const term = new RegExp(
    `^(?:${quote}((?:${quote}{2}|(?!${quote}).)*)${quote}|\\[char\\](?:::ConvertFromUtf32\\()?0x([0-9a-f]+)\\)?)(?: \\+ |$)`,
    'u',
  )
  let rest = /^\((.*)\)$/u.exec(expression)?.[1] ?? expression
  let value = ''
  while (rest !== '') {
    const found = term.exec(rest)
    if (!found) throw new Error(`not an expression of strings: ${rest}`)
    const [whole, text, digits] = found
    value += digits
      ? String.fromCodePoint(parseInt(digits, 16))
      : (text ?? '').replace(new RegExp(`${quote}(${quote})`, 'gu'), '$1')
    rest = rest.slice(whole.length)
  }
  return value
}

describe('PowerShell', () => {
  it('reads exactly the value back, typographic quotes too', () =>
    expect(many.map(powershellString).map(readPowershell)).toEqual(many))

  it('writes on one line what shows as it is', () => many.map(powershellString).forEach(oneLine))

  it('begins a sum with a string, so that it is no sum of numbers', () => {
    expect(powershellString('\nx')).toBe(`('' + [char]0xa + 'x')`)
    expect(powershellString('‘$x’')).toBe(`'‘‘$x’’'`)
  })
})
