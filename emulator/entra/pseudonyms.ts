import { createHash, randomBytes } from 'node:crypto'

const digest = (...parts: string[]): Buffer =>
  createHash('sha256').update(parts.join('\n')).digest()

/** The pairwise `sub`: the same person is another one to each application. */
export const pairwiseSubject = (objectId: string, audience: string): string =>
  digest('sub', objectId, audience).toString('base64url')

/** A GUID that stands for something else, the same each time. */
export function guidFrom(...parts: string[]): string {
  const hex = digest('guid', ...parts).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** `uti`: the unique id of one token, 22 characters. */
export const uniqueTokenId = (): string => randomBytes(16).toString('base64url')

/** Opaque claims nobody may read (`aio`, `rh`, `xms_ftd`): present for their weight. */
export const opaque = (bytes: number): string => randomBytes(bytes).toString('base64url')
