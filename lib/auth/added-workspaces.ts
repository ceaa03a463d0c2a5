import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { type CookieJar, setCookie } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { seal, unseal } from '@/lib/auth/seal'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionEnd } from '@/lib/auth/session-cookies'
import type { AddedWorkspace } from '@/lib/databricks/access-token'
import { workspaceAlias } from '@/lib/databricks/ids'
import { env } from '@/lib/env/server'

/** So many fit into a cookie beside the session's, whatever their names. */
export const mostAdded = 20

/** A bomb would have to be sealed with our own key. */
const maxInflatedBytes = 16 * 1024

const added = z.array(
  z.object({
    alias: workspaceAlias,
    host: z.string(),
    workspaceId: z.string().nullable(),
  }),
)

/** Authenticated with the content: in any other session, or for anybody else, the cookie does not open. */
const purposeOf = ({ tenantId, objectId, sessionId }: Session) =>
  `added-workspaces|${tenantId}|${objectId}|${sessionId}`

/** The workspaces that this session's person added; none when the cookie is not theirs, not ours, or not wanted here. */
export function readAdded(jar: CookieJar, session: Session): AddedWorkspace[] {
  const value = env().workspaceDiscovery ? jar.get(cookieNames().added) : undefined
  const content = value === undefined ? null : unseal(purposeOf(session), value)
  if (!content) return []
  const text = inflateRawSync(content, { maxOutputLength: maxInflatedBytes }).toString('utf8')
  const read = added.safeParse(JSON.parse(text))
  return read.success ? read.data : []
}

/** The `Set-Cookie` value that keeps these for as long as the session lives; with none, it takes them out. */
export function storeAdded(workspaces: readonly AddedWorkspace[], session: Session): string {
  const { isSecureOrigin: isSecure } = env()
  if (workspaces.length === 0)
    return setCookie(cookieNames().added, '', { maxAgeSeconds: 0, isSecure })
  const content = deflateRawSync(JSON.stringify(workspaces))
  const maxAgeSeconds = Math.max(sessionEnd(session) - nowSeconds(), 0)
  return setCookie(cookieNames().added, seal(purposeOf(session), content), {
    maxAgeSeconds,
    isSecure,
  })
}
