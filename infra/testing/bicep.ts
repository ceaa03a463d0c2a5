import { readFileSync } from 'node:fs'

export type Declared = { name: string; type: string; body: string; isConditional: boolean }

/** As much of a Bicep file as can be judged without its compiler. */
export type BicepFile = {
  params: { name: string; isOptional: boolean; isSecure: boolean }[]
  variables: string[]
  resources: Declared[]
  modules: (Declared & { params: string[] })[]
  outputs: { name: string; value: string }[]
  /** The code with comments and the texts of strings blanked out; what strings interpolate stays. */
  code: string
}

export function readBicep(file: string): BicepFile {
  const text = readFileSync(file, 'utf8')
  const code = masked(text)
  if (depths(code).at(-1) !== 0) throw new Error(`${file}: brackets do not match`)
  const declared = [...code.matchAll(/^( *)(resource|module) (\w+) '/gm)].map((match) => {
    const from = match.index + match[0].length
    const open = code.indexOf('{', code.indexOf("'", from))
    return {
      kind: match[2],
      name: match[3] ?? '',
      type: text.slice(from, code.indexOf("'", from)),
      body: text.slice(open, closing(code, open) + 1),
      bodyCode: code.slice(open, closing(code, open) + 1),
      isConditional: /= if /.test(code.slice(from, open)),
    }
  })
  return {
    params: [...code.matchAll(/^((?:@.*\n|[^\S\n]*\).*\n|.*\)\n)*)param (\w+) \w+(.*)$/gm)].map(
      ([, , name = '', rest = '']) => ({
        name,
        isOptional: rest.includes('='),
        isSecure: new RegExp(`@secure\\(\\)\\n(@.*\\n)*param ${name} `).test(code),
      }),
    ),
    variables: [...code.matchAll(/^var (\w+)/gm)].map(([, name = '']) => name),
    resources: declared.filter(({ kind }) => kind === 'resource'),
    modules: declared
      .filter(({ kind }) => kind === 'module')
      .map((one) => ({ ...one, params: keysOf(one.bodyCode, 'params') })),
    outputs: [...code.matchAll(/^output (\w+) \w+ = (.*)$/gm)].map(([, name = '', value = '']) => ({
      name,
      value,
    })),
    code,
  }
}

/** Positions stay, so that a place in one is the same place in the other. */
function masked(text: string): string {
  let out = ''
  const within: ('string' | 'code')[] = []
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at, at + 2)
    const inString = within.at(-1) === 'string'
    if (!inString && rest === '//') {
      const end = text.indexOf('\n', at)
      out += ' '.repeat(end - at)
      at = end - 1
    } else if (inString && rest === '${') {
      within.push('code')
      out += ' ('
      at += 1
    } else if (inString && rest.startsWith('\\')) {
      out += '  '
      at += 1
    } else if (text[at] === "'") {
      if (inString) within.pop()
      else within.push('string')
      out += "'"
    } else if (!inString && within.length > 0 && text[at] === '}') {
      within.pop()
      out += ')'
    } else out += inString && text[at] !== '\n' ? ' ' : (text[at] ?? '')
  }
  return out
}

function depths(code: string): number[] {
  let depth = 0
  return [...code].map((letter) => {
    if ('{[('.includes(letter)) depth += 1
    if ('}])'.includes(letter)) depth -= 1
    return depth
  })
}

function closing(code: string, open: number): number {
  const after = depths(code.slice(open))
  return open + after.findIndex((depth) => depth === 0)
}

/** The keys of the object that stands under this name. */
function keysOf(body: string, name: string): string[] {
  const open = body.indexOf('{', body.indexOf(`${name}:`))
  const inside = body.slice(open, closing(body, open))
  const depth = depths(inside)
  return [...inside.matchAll(/^\s*(\w+):/gm)]
    .filter((match) => depth[match.index + match[0].length - 1] === 1)
    .map(([, key = '']) => key)
}
