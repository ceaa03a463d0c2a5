import { incompleteHeader } from '@/lib/api/gaps'
import { headingOf } from './heading'
import { indent } from './indent'
import { comment } from './note'
import { javascriptString } from './quote/javascript'
import type { Place, Read, ShownCall } from './shown-call'

/** A module for Node 18 and newer, of Lakedeck's own API; ids stay texts, so none is rounded. */
export const javascriptSample = (call: ShownCall, place: Place): string =>
  [
    'async function read(path, query = {}) {',
    `  const url = new URL(path, ${javascriptString(place.origin)})`,
    '  url.search = new URLSearchParams(query)',
    '  const headers = { authorization: `Bearer ${process.env.DATABRICKS_TOKEN}` }',
    '  const response = await fetch(url, { headers })',
    '  if (!response.ok) throw new Error(await response.text())',
    `  const lacks = response.headers.get('${incompleteHeader}')`,
    '  if (lacks) console.error(`Not everything is here: ${lacks}`)',
    '  return response.json()',
    '}',
    ...call.reads.flatMap((read, at) => [
      '',
      ...saidOf(call, read),
      // Two names of one module cannot be the same.
      ...codeOf(read, at === 0 ? 'query' : `query${at + 1}`),
    ]),
    '',
  ].join('\n')

const saidOf = (call: ShownCall, read: Read): string[] =>
  [headingOf(call, read), ...read.beyond].map((each) => comment('//', each, javascriptString))

function codeOf(read: Read, name: string): string[] {
  const [only] = read.paths.length === 1 ? read.paths : []
  const query = objectOf(read.query, name)
  if (only !== undefined) return [...query, ...printed(read, name, javascriptString(only))]
  return [
    ...query,
    'for (const path of [',
    ...read.paths.map((path) => `  ${javascriptString(path)},`),
    ']) {',
    ...indent(printed(read, name, 'path'), '  '),
    '}',
  ]
}

function printed({ query, isList, only }: Read, name: string, path: string): string[] {
  const answer = `await read(${path}${isEmpty(query) ? '' : `, ${name}`})`
  if (!isList) return [`console.log(JSON.stringify(${answer}, null, 2))`]
  const line = 'console.log(JSON.stringify(item))'
  const loop = `for (const item of (${answer}).items)`
  if (only === null) return [loop, `  ${line}`]
  const values = `[${only.values.map(javascriptString).join(', ')}]`
  return [loop, `  if (${values}.includes(item.${only.field})) ${line}`]
}

const isEmpty = (query: Read['query']) => Object.keys(query).length === 0

function objectOf(query: Read['query'], name: string): string[] {
  if (isEmpty(query)) return []
  const values = Object.entries(query).map(
    ([key, value]) => `  ${key}: ${javascriptString(value)},`,
  )
  return [`const ${name} = {`, ...values, '}']
}
