import { createHash } from 'node:crypto'
import { invalidParameter } from './errors'

const fingerprint = (query: string) =>
  createHash('sha256').update(query).digest('base64url').slice(0, 8)

/** An opaque place in a list; only good for the query it was made for. */
export const toPageToken = (offset: number, query: string): string =>
  Buffer.from(`${offset}:${fingerprint(query)}`).toString('base64url')

export function readPageToken(token: string | null | undefined, query: string): number {
  if (!token) return 0
  const match = /^(\d{1,9}):(.{8})$/.exec(Buffer.from(token, 'base64url').toString())
  if (!match || match[2] !== fingerprint(query)) throw invalidParameter('Invalid page token')
  return Number(match[1])
}

export type Slice<T> = { items: T[]; nextToken?: string; previousToken?: string }

/** One page of a list with the tokens on either side, absent at the ends. */
export function toPage<T>(
  all: readonly T[],
  offset: number,
  size: number,
  query: string,
): Slice<T> {
  const end = offset + size
  return {
    items: all.slice(offset, end),
    ...(end < all.length ? { nextToken: toPageToken(end, query) } : {}),
    ...(offset > 0 ? { previousToken: toPageToken(Math.max(0, offset - size), query) } : {}),
  }
}
