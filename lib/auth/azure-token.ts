import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { askEntra } from '@/lib/auth/entra-client'
import type { EntraRefusal } from '@/lib/auth/entra-refusal'
import { AuthError } from '@/lib/auth/errors'
import { sessionOf } from '@/lib/auth/session-caller'
import { refusalError } from '@/lib/auth/session-ended'
import { AccessToken } from '@/lib/databricks/access-token'
import { clouds } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'

/** What of Azure Resource Manager may be asked in a person's name. There is no smaller scope: their roles limit it. */
export const azureScope = () => `${clouds[env().cloud].resourceManagerHost}/user_impersonation`

/**
 * A person's token for Azure Resource Manager, from the refresh token of their session; made for this one request and
 * kept nowhere. Throws AZURE_CONSENT_REQUIRED where they have to be sent to Entra first (lib/auth/azure-consent.ts).
 */
export async function azureToken(caller: Caller): Promise<AccessToken> {
  const session = sessionOf(caller)
  if (!session) throw noSession()
  const { refreshToken } = session
  const answer = await askEntra((client) =>
    client.acquireTokenByRefreshToken({ refreshToken, scopes: [azureScope()] }),
  )
  if (answer.kind === 'refused')
    throw isPersonal(answer.refusal) ? consentRequired() : refusalError(answer.refusal)
  const { idClaims, accessToken } = answer.tokens
  if (idClaims.oid !== session.objectId || idClaims.tid !== session.tenantId) throw noSession()
  return new AccessToken(accessToken)
}

/**
 * Something only the person can settle: consent, a second factor, a sign-in that is too old. It concerns Azure alone,
 * so it ends no session: `invalid_grant` says here what `consent_required` says elsewhere (AADSTS65001).
 */
const isPersonal = ({ kind }: EntraRefusal) => kind === 'interaction' || kind === 'ended'

const consentRequired = () =>
  new AuthError(
    'AZURE_CONSENT_REQUIRED',
    'Microsoft has to ask you first whether Lakedeck may look into Azure as you.',
    { status: 403, action: 'consent' },
  )

const noSession = () =>
  new AuthError(
    'SESSION_NEEDED',
    'Workspaces are found in a browser, by who is signed in there, and for that session alone.',
    { status: 403 },
  )
