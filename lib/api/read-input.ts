import type { z } from 'zod'
import { bodyText } from '@/lib/body-text'
import type { InputFault } from '@/lib/problem'
import { Refusal } from './refusal'

const bodyLimitBytes = 1024 * 1024

export type PathParams = Readonly<Record<string, string | string[] | undefined>>

/**
 * Reads what a request asks for: query for GET and HEAD, JSON body for the others, and path params. Nothing is
 * taken that is not known: `stat=failed` for `state` would answer with everything, and `only_queued` for
 * `onlyQueued` would cancel what runs, too. The faults are told at once, up to as many as anybody reads.
 */
export async function readInput<Input extends z.ZodObject>(
  schema: Input,
  request: Request,
  params: PathParams,
): Promise<z.output<Input>> {
  const isQuestion = request.method === 'GET' || request.method === 'HEAD'
  const query = readQuery(request.url)
  const known = Object.keys(schema.shape).filter((name) => !(name in params))
  refuseUnknown(query, isQuestion ? known : [], 'parameter')
  const asked = isQuestion ? query : await readBody(request)
  if (!isQuestion) refuseUnknown(asked, known, 'field')
  const read = schema.safeParse({ ...asked, ...params })
  if (read.success) return read.data
  throw invalid(read.error.issues.map((issue) => faultOf(issue, isQuestion ? query : {})))
}

function faultOf({ path, message }: z.core.$ZodIssue, query: Query): InputFault {
  const name = path.join('.') || 'body'
  const values = Array.isArray(query[name]) ? query[name].length : 1
  if (values === 1) return { name, detail: message }
  return {
    name,
    detail: `is given ${values === 2 ? 'twice' : `${values} times`}; it takes one value`,
  }
}

function refuseUnknown(asked: object, known: string[], what: 'parameter' | 'field'): void {
  const unknown = Object.keys(asked).filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const [last, ...others] = [...known].sort().reverse()
  const list = others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last
  const takes = last === undefined ? `it takes none` : `it takes ${list}`
  throw invalid(unknown.map((name) => ({ name, detail: `is no ${what} of this call; ${takes}` })))
}

/** A name that stands there more than once has a list. */
type Query = Readonly<Record<string, string | string[]>>

/** In one go: a query has thousands of names when somebody wants it to, and asking for each by name takes as long again. */
function readQuery(url: string): Query {
  const byName = new Map<string, string[]>()
  for (const [name, value] of new URL(url, 'http://localhost').searchParams) {
    const values = byName.get(name)
    if (values) values.push(value)
    else byName.set(name, [value])
  }
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(
      415,
      'NOT_JSON',
      'Send a JSON body with content-type: application/json; `{}` when there is nothing to say.',
    )
  const text = await bodyText(request, bodyLimitBytes)
  if (text === null) throw new Refusal(413, 'BODY_TOO_LARGE', 'The body is larger than 1 MiB.')
  const body = parseObject(text)
  if (!body) throw invalid([{ name: 'body', detail: 'must be a JSON object' }])
  return body
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const mostFaults = 20
const mostLetters = 500
/** Whoever asks chooses how many names are wrong and how long they are; the answer stays small. */
const cut = (text: string) => (text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text)

function invalid(faults: InputFault[]): Refusal {
  const errors = faults
    .slice(0, mostFaults)
    .map(({ name, detail }) => ({ name: cut(name), detail: cut(detail) }))
  const words = errors.map(({ name, detail }) => `${name}: ${detail}`).join('; ')
  const more = faults.length - errors.length
  const detail = words.slice(0, 2000) + (more > 0 ? `; and ${more} more` : '')
  return new Refusal(400, 'INVALID_INPUT', detail, { errors })
}
