import { ScimError } from '../errors'

type Resource = Record<string, unknown>
type Test = (resource: Resource) => boolean

const invalid = (filter: string) =>
  new ScimError(400, `Given filter operator is not supported: ${filter}`, 'invalidFilter')

/** Values under a path as `name.givenName` or `emails.value`; names are case-insensitive (RFC 7643 2.1). */
function valuesAt(resource: unknown, path: string[]): unknown[] {
  const [name, ...rest] = path
  if (name === undefined) return Array.isArray(resource) ? (resource as unknown[]) : [resource]
  if (Array.isArray(resource)) return resource.flatMap((item) => valuesAt(item, path))
  if (typeof resource !== 'object' || resource === null) return []
  const key = Object.keys(resource).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? [] : valuesAt((resource as Resource)[key], rest)
}

const operators: Record<string, (value: string, wanted: string) => boolean> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  co: (value, wanted) => value.includes(wanted),
  sw: (value, wanted) => value.startsWith(wanted),
}

function comparison(clause: string, filter: string): Test {
  const presence = /^([\w.$]+)\s+pr$/i.exec(clause)
  if (presence) {
    const path = (presence[1] ?? '').split('.')
    return (resource) =>
      valuesAt(resource, path).some((value) => value !== undefined && value !== '')
  }
  const match = /^([\w.$]+)\s+(\w+)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))$/.exec(clause)
  const compare = operators[(match?.[2] ?? '').toLowerCase()]
  if (!match || !compare) throw invalid(filter)
  const path = (match[1] ?? '').split('.')
  const wanted = (match[3]?.replace(/\\(.)/g, '$1') ?? match[4] ?? '').toLowerCase()
  return (resource) => {
    const values = valuesAt(resource, path).map((value) => String(value).toLowerCase())
    return match[2]?.toLowerCase() === 'ne'
      ? values.every((value) => compare(value, wanted))
      : values.some((value) => compare(value, wanted))
  }
}

/** Splits at a word that stands outside of quotes. */
function splitAt(filter: string, word: 'and' | 'or'): string[] {
  const parts = filter.split(new RegExp(`\\s+${word}\\s+(?=(?:[^"]*"[^"]*")*[^"]*$)`, 'i'))
  return parts.map((part) => part.trim())
}

/** `eq`, `ne`, `co`, `sw`, `pr` with `and` and `or`; `and` binds tighter, as RFC 7644 says. */
export function parseFilter(filter: string): Test {
  const alternatives = splitAt(filter, 'or').map((part) =>
    splitAt(part, 'and').map((clause) => comparison(clause, filter)),
  )
  return (resource) => alternatives.some((tests) => tests.every((test) => test(resource)))
}
