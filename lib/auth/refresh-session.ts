import 'server-only'
import { createHash } from 'node:crypto'
import { isDenied } from '@/lib/auth/denied-sessions'
import { askEntra, databricksScope } from '@/lib/auth/entra-client'
import { type EntraRefusal, ownRefusal } from '@/lib/auth/entra-refusal'
import { rolesOf } from '@/lib/auth/id-claims'
import { personTag } from '@/lib/auth/person-tag'
import { nowSeconds, type Session, tokenTimes } from '@/lib/auth/session'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process-wide'

export type RefreshResult =
  | { kind: 'fresh'; session: Session }
  /** Signed out, here or while the refresh was on its way. */
  | { kind: 'signed-out' }
  | { kind: 'refused'; refusal: EntraRefusal }

const keptMs = 60_000
/** While the old token works nobody waits longer for the new one, which is then there for a later request. */
const patienceMs = 2_000
/** While the old token works, an Entra in trouble is asked again this seldom. */
const troubleKeptMs = 5_000
/** A cookie may be several refreshes old when tokens live for seconds; each hop is a kept result. */
const maxHops = 8

const flights = () => processWide('auth.refreshes', () => new Map<string, Promise<RefreshResult>>())

/**
 * The session with an access token that is not due. Parallel requests share one redemption, and late ones
 * with the old cookie get its result for a minute. While the old token lives, trouble at Entra is no
 * refusal: the session is answered as it is.
 */
export async function freshSession(session: Session): Promise<RefreshResult> {
  let current = session
  for (let hop = 0; hop < maxHops && isDue(current); hop += 1) {
    if (isDenied(session.sessionId)) return { kind: 'signed-out' }
    const flight = shareRefresh(current)
    const result = await (isExpired(current) ? flight : withPatience(flight))
    // Signed out meanwhile: whatever Entra answered, this session must not come back.
    if (isDenied(session.sessionId)) return { kind: 'signed-out' }
    if (result.kind !== 'fresh')
      return canWait(result, current) ? { kind: 'fresh', session: current } : result
    current = result.session
  }
  return { kind: 'fresh', session: current }
}

export function isDue(session: Session): boolean {
  return nowSeconds() >= session.refreshAt
}

export function isExpired(session: Session): boolean {
  return nowSeconds() >= session.accessTokenExpiresAt
}

/** Our fault or Entra's, but not the person's: as long as the token works they need not notice. */
function canWait(result: RefreshResult, session: Session): boolean {
  const isTheirs =
    result.kind !== 'refused' || ['ended', 'interaction'].includes(result.refusal.kind)
  return !isTheirs && !isExpired(session)
}

function shareRefresh(session: Session): Promise<RefreshResult> {
  const key = createHash('sha256').update(session.refreshToken).digest('base64')
  const known = flights().get(key)
  if (known) return known
  const flight = refresh(session)
  flights().set(key, flight)
  const forget = () => flights().delete(key)
  flight.then((result) => {
    const isLasting = result.kind === 'fresh' || isFinal(result)
    if (isLasting) setTimeout(forget, keptMs).unref()
    else if (isExpired(session)) forget()
    else setTimeout(forget, troubleKeptMs).unref()
  }, forget)
  return flight
}

function withPatience(flight: Promise<RefreshResult>): Promise<RefreshResult> {
  let timer: NodeJS.Timeout | undefined
  const gaveUp = new Promise<RefreshResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'refused', refusal: ownRefusal('Busy') }), patienceMs)
  })
  return Promise.race([flight, gaveUp]).finally(() => clearTimeout(timer))
}

const isFinal = (result: RefreshResult) =>
  result.kind === 'refused' && ['ended', 'interaction'].includes(result.refusal.kind)

async function refresh(session: Session): Promise<RefreshResult> {
  const { refreshToken } = session
  const answer = await askEntra((client) =>
    client.acquireTokenByRefreshToken({ refreshToken, scopes: [databricksScope] }),
  )
  if (answer.kind === 'refused') return answer
  const { tokens } = answer
  if (tokens.idClaims.oid !== session.objectId || tokens.idClaims.tid !== session.tenantId)
    return { kind: 'signed-out' }
  log.info('session refreshed', { person: personTag(session), expiresAt: tokens.expiresAt })
  const renewed: Session = {
    ...session,
    roles: rolesOf(tokens.idClaims),
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? refreshToken,
    ...tokenTimes(nowSeconds(), tokens.expiresAt),
  }
  return { kind: 'fresh', session: renewed }
}
