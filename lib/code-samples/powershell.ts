import { headingOf } from './heading'
import { indent } from './indent'
import { comment } from './note'
import { powershellString } from './quote/powershell'
import type { Place, Read, ShownCall } from './shown-call'

/** PowerShell 5.1 and newer, of Lakedeck's own API: objects, for the pipeline. */
export const powershellSample = (call: ShownCall, place: Place): string =>
  [
    '$headers = @{ Authorization = "Bearer $env:DATABRICKS_TOKEN" }',
    ...call.reads.flatMap((read) => ['', ...saidOf(call, read), ...codeOf(read, place)]),
    '',
  ].join('\n')

const saidOf = (call: ShownCall, read: Read): string[] =>
  [headingOf(call, read), ...read.beyond].map((each) => comment('#', each, powershellString))

function codeOf(read: Read, { origin }: Place): string[] {
  const urls = read.paths.map((path) => powershellString(origin + path))
  const query = tableOf(read.query)
  const body = query.length > 0 ? ' -Body $query' : ''
  const ask = (url: string) => `Invoke-RestMethod -Uri ${url} -Headers $headers${body}`
  const [only] = urls.length === 1 ? urls : []
  if (only !== undefined) return [...query, piped(read, ask(only))]
  return [
    ...query,
    'foreach ($url in @(',
    ...urls.map((url) => `  ${url}`),
    ')) {',
    `  ${piped(read, ask('$url'))}`,
    '}',
  ]
}

/** With GET, a table as the body is the query, each value encoded ("Invoke-RestMethod", -Body). */
function tableOf(query: Read['query']): string[] {
  const values = Object.entries(query).map(
    ([name, value]) => `${name} = ${powershellString(value)}`,
  )
  return values.length > 0 ? ['$query = @{', ...indent(values, '  '), '}'] : []
}

function piped({ isList, only }: Read, asked: string): string {
  const items = isList ? `(${asked}).items` : asked
  if (only === null) return items
  const values = only.values.map(powershellString).join(', ')
  return `${items} | Where-Object { $_.${only.field} -cin ${values} }`
}
