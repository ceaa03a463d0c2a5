import 'server-only'
import { createHash } from 'node:crypto'

/** A person in the log: always the same for one person, and nobody's name. */
export function personTag({ tenantId, objectId }: { tenantId: string; objectId: string }): string {
  return createHash('sha256').update(`${tenantId}|${objectId}`).digest('hex').slice(0, 16)
}
