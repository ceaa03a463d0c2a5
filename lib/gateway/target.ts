import { Refusal } from '@/lib/api/refusal'

/** A request's path and query, decoded once. Whatever is sent on is written anew from these. */
export type Target = {
  segments: string[]
  /** In their order; a name may stand there more than once. */
  pairs: [name: string, value: string][]
  /** The path ended in a slash. */
  isFolder: boolean
}

const longest = 8 * 1024

/** Reads path and query as they were received; refuses what two readers could take for two different things. */
export function parseTarget(raw: string): Target {
  if (raw.length > longest)
    throw new Refusal(414, 'URI_TOO_LONG', `The address is longer than ${longest} characters.`)
  if (!raw.startsWith('/') || /[^!-~]|[\\#]/.test(raw)) throw malformed('the address')
  const [path = '', ...query] = raw.split('?')
  const parts = path.slice(1).split('/')
  const isFolder = parts.length > 1 && parts.at(-1) === ''
  const segments = (isFolder ? parts.slice(0, -1) : parts).map(readSegment)
  return { segments, isFolder, pairs: readPairs(query.join('?')) }
}

export const encodePath = ({ segments, isFolder }: Omit<Target, 'pairs'>): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('') + (isFolder ? '/' : '')

export function encodeQuery(pairs: Target['pairs']): string {
  if (pairs.length === 0) return ''
  const written = pairs.map((pair) => pair.map(encodeURIComponent).join('='))
  return `?${written.join('&')}`
}

// Control characters, backslashes, and what a second decoding would make a slash, a dot or an end of.
const ambiguous = /[\u0000-\u001f\u007f\\]|%(?:2e|2f|5c|00)/i

function readSegment(raw: string): string {
  const segment = decoded(raw)
  const climbs = segment.split('/').some((part) => part === '.' || part === '..')
  if (segment === '' || climbs || ambiguous.test(segment)) throw malformed('a segment of the path')
  return segment
}

function readPairs(query: string): Target['pairs'] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      return [readQuery(name), readQuery(value)]
    })
}

function readQuery(raw: string): string {
  const text = decoded(raw.replaceAll('+', ' '))
  if (text.includes('\0')) throw malformed('the query')
  return text
}

function decoded(raw: string): string {
  if (!raw.includes('%')) return raw
  try {
    return decodeURIComponent(raw)
  } catch {
    throw malformed('the percent-encoding')
  }
}

const malformed = (what: string) =>
  new Refusal(
    400,
    'INVALID_PARAMETER_VALUE',
    `The address is not understood: ${what} is malformed.`,
  )
