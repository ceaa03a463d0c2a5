import { createHash } from 'node:crypto'
import { invalidParameter } from '../errors'

/** A place between two runs in the order of their start: what comes after it is older. */
export type Cursor = { direction: 'older' | 'newer'; startedAt: number; id: bigint }

const fingerprint = (query: string) =>
  createHash('sha256').update(query).digest('base64url').slice(0, 8)

/** New runs come in at the top, so a place is named by the run it stands at and not by a count. */
export const toRunToken = ({ direction, startedAt, id }: Cursor, query: string): string =>
  Buffer.from(`${direction}:${startedAt}:${id}:${fingerprint(query)}`).toString('base64url')

export function readRunToken(token: string | null, query: string): Cursor | null {
  if (!token) return null
  const text = Buffer.from(token, 'base64url').toString()
  const match = /^(older|newer):(\d{1,16}):(\d{1,19}):(.{8})$/.exec(text)
  const [, direction, startedAt, id, made] = match ?? []
  if (!id || made !== fingerprint(query)) throw invalidParameter('Invalid page token')
  return {
    direction: direction as Cursor['direction'],
    startedAt: Number(startedAt),
    id: BigInt(id),
  }
}
