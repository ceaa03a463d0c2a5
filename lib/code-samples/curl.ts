import { headingOf } from './heading'
import { indent } from './indent'
import { comment, note, type Note } from './note'
import { bashWord } from './quote/bash'
import type { Place, Read, ShownCall } from './shown-call'

/** bash with curl, of Lakedeck's own API: every answer on a line of its own, and a refusal told in full. */
export const curlSample = (call: ShownCall, place: Place): string =>
  call.reads
    .map((read) => [...saidOf(call, read), ...codeOf(read, place)].join('\n'))
    .join('\n\n')
    .concat('\n')

const saidOf = (call: ShownCall, read: Read): string[] =>
  [headingOf(call, read), ...notSaid(read)].map((each) => comment('#', each, bashWord))

/** Here a filter by a field of the answer is one more that is not said. */
const notSaid = ({ beyond, only }: Read): readonly Note[] =>
  only === null
    ? beyond
    : [
        ...beyond,
        note`The page shows only items whose ${only.field} is ${only.values.join(',')}, here are all`,
      ]

function codeOf({ paths, query }: Read, { origin }: Place): string[] {
  const urls = paths.map((path) => bashWord(origin + path))
  const [only] = urls.length === 1 ? urls : []
  if (only !== undefined) return curl(only, query)
  return [
    'for url in \\',
    ...urls.map((url, at) => `  ${url}${at < urls.length - 1 ? ' \\' : ''}`),
    'do',
    ...indent(curl('"$url"', query), '  '),
    'done',
  ]
}

function curl(url: string, query: Read['query']): string[] {
  const values = Object.entries(query).map(
    ([name, value]) => `--data-urlencode ${bashWord(`${name}=${value}`)}`,
  )
  const parts = [
    `curl --fail-with-body -sS ${values.length > 0 ? '--get ' : ''}${url}`,
    '-H "Authorization: Bearer $DATABRICKS_TOKEN"',
    ...values,
    String.raw`-w '\n'`,
  ]
  return parts.map(
    (part, at) => `${at > 0 ? '  ' : ''}${part}${at < parts.length - 1 ? ' \\' : ''}`,
  )
}
