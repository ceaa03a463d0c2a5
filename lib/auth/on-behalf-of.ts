import 'server-only'
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { askEntra, databricksScope, type EntraAnswer } from '@/lib/auth/entra-client'
import { nowSeconds } from '@/lib/auth/session'
import { processWide } from '@/lib/process-wide'

const exchanges = () =>
  processWide(
    'auth.exchanges',
    () => new LRUCache<string, Promise<EntraAnswer>>({ max: 5_000, ttl: 3_600_000 }),
  )

/** A token is handed out only while it has this long to live. */
const marginSeconds = 60
/** A refusal is remembered shortly, so that a script in a loop does not make us loop at Entra. */
const refusalMs = 10_000

/**
 * A token for AzureDatabricks in the name of the person whose token for this app this is. Kept for the same
 * bearer, never beyond the end of either token; parallel calls share one exchange.
 */
export function exchangeOnBehalfOf(bearer: string, bearerExpiresAt: number): Promise<EntraAnswer> {
  const key = createHash('sha256').update(bearer).digest('base64')
  const known = exchanges().get(key)
  if (known) return known
  const exchange = askEntra((client) =>
    client.acquireTokenOnBehalfOf({ oboAssertion: bearer, scopes: [databricksScope] }),
  )
  exchanges().set(key, exchange)
  const forget = () => exchanges().delete(key)
  exchange.then((answer) => {
    const ttl = keepMs(answer, bearerExpiresAt)
    if (ttl > 0) exchanges().set(key, exchange, { ttl })
    else forget()
  }, forget)
  return exchange
}

function keepMs(answer: EntraAnswer, bearerExpiresAt: number): number {
  if (answer.kind === 'refused') return answer.refusal.kind === 'unavailable' ? 0 : refusalMs
  const end = Math.min(answer.tokens.expiresAt, bearerExpiresAt)
  const life = end - nowSeconds()
  return (life - Math.min(marginSeconds, life / 5)) * 1000
}
