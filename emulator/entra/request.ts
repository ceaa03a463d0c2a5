import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { refuse } from './aadsts'
import type { Context } from './parts'

const maxBodyBytes = 256 * 1024

/** What is said about a request in its answer, its errors and the list of calls. */
export type RequestFacts = { traceId: string; correlationId: string; principal: string | null }

const facts = new WeakMap<IncomingMessage, RequestFacts>()
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The trace id is ours; the correlation id is the caller's `client-request-id` where it sent one. */
export function factsOf(request: IncomingMessage): RequestFacts {
  const known = facts.get(request)
  if (known) return known
  const query = new URLSearchParams(request.url?.split('?')[1] ?? '')
  const sent = request.headers['client-request-id'] ?? query.get('client-request-id')
  const correlationId = typeof sent === 'string' && guid.test(sent) ? sent : randomUUID()
  const created = { traceId: randomUUID(), correlationId, principal: null }
  facts.set(request, created)
  return created
}

/** Puts a name to the caller in the list of calls. */
export const nameCaller = (ctx: Context, principal: string): void => {
  factsOf(ctx.req).principal = principal
}

export type Form = ReadonlyMap<string, string>

/** A caller that hangs up, or sends without end, has sent no form. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > maxBodyBytes) throw refuse(9002313)
      chunks.push(bytes)
    }
  } catch {
    throw refuse(9002313)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A form body; a parameter sent twice is malformed. */
export async function readForm(ctx: Context): Promise<Form> {
  const isForm = ctx.request.is('application/x-www-form-urlencoded')
  const pairs = isForm ? [...new URLSearchParams(await readBody(ctx.req))] : []
  const form = new Map(pairs)
  if (form.size !== pairs.length) throw refuse(9002313)
  return form
}

/** A parameter that must be there. */
export function required(form: Form, name: string): string {
  const value = form.get(name)
  if (!value) throw refuse(900144, name)
  return value
}

export const ipAddressOf = (ctx: Context): string =>
  ctx.req.socket.remoteAddress?.replace('::ffff:', '') ?? '127.0.0.1'
