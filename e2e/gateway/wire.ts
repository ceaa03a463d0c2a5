import { send } from '../../lib/gateway/testing/send'
import { timelessText } from './diary'

type Request = {
  method?: string
  body?: unknown
  /** Sent as they are, in the place of a body. */
  bytes?: Buffer
  headers?: Record<string, string>
}

/** Headers that a client reads; all else of an answer is its status and its bytes. */
const read = [
  'content-type',
  'content-range',
  'last-modified',
  'retry-after',
  'x-databricks-org-id',
  'location',
] as const

/** Calls of one caller at one origin, with what came back of each. */
export class Wire {
  readonly outcomes: { call: string; answer: unknown }[] = []

  constructor(
    readonly origin: string,
    readonly token: string,
  ) {}

  readonly send = async (path: string, { method = 'GET', body, bytes, headers }: Request = {}) => {
    const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const answer = await send(this.origin, {
      method,
      path,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: bytes ?? json,
    })
    const text = answer.body.toString('latin1')
    this.outcomes.push({
      call: `${method} ${path.replace(/\/(directories|notebooks)\/\d+/, '/$1/<random>')}`,
      answer: {
        status: answer.status,
        headers: Object.fromEntries(
          read.map((name) => [name, timelessText(String(answer.headers[name]))]),
        ),
        body: timelessText(text),
      },
    })
    return { status: answer.status, text }
  }
}
