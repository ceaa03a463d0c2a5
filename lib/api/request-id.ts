import { randomUUID } from 'node:crypto'

/** The caller's own `x-request-id` when it is a plain short one, so that logs on both sides can be joined; else a new one. */
export function requestIdOf(headers: Pick<Headers, 'get'>): string {
  const given = headers.get('x-request-id') ?? ''
  return /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/.test(given) ? given : randomUUID()
}
