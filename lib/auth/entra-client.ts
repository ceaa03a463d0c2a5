import 'server-only'
import { type AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node'
import { clientAssertion } from '@/lib/auth/client-assertion'
import { type EntraRefusal, ownRefusal } from '@/lib/auth/entra-refusal'
import { EntraTransport, msalAuthorityHost } from '@/lib/auth/entra-transport'
import { nowSeconds } from '@/lib/auth/session'
import { databricksResourceId } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

/** Everything this app may ask of AzureDatabricks in a person's name. */
export const databricksScope = `${databricksResourceId}/.default`

/** What a redemption came to, as plain data that any copy of this module can read. */
export type EntraAnswer =
  { kind: 'tokens'; tokens: EntraTokens } | { kind: 'refused'; refusal: EntraRefusal }

export type EntraTokens = {
  accessToken: string
  refreshToken: string | null
  /** Seconds since the epoch. */
  expiresAt: number
  idClaims: Record<string, unknown>
}

type Redeem = (client: ConfidentialClientApplication) => Promise<AuthenticationResult | null>

/**
 * One exchange at Entra's token endpoint. The MSAL client lives for this exchange only, so that no cache
 * can hand one person's token to another.
 */
export async function askEntra(redeem: Redeem): Promise<EntraAnswer> {
  const transport = new EntraTransport()
  const askedAt = nowSeconds()
  const client = await entraClient(transport).catch((error: unknown) => {
    log.error('no proof of ourselves for entra', { error })
    return null
  })
  if (!client) return { kind: 'refused', refusal: ownRefusal('CredentialUnavailable') }
  try {
    const result = await redeem(client)
    if (!result?.accessToken) throw new Error('Entra answered without a token')
    const tokens = {
      accessToken: result.accessToken,
      refreshToken: transport.refreshToken,
      expiresAt: askedAt + transport.expiresInSeconds,
      idClaims: result.idTokenClaims as Record<string, unknown>,
    }
    return { kind: 'tokens', tokens }
  } catch (error) {
    const refusal = transport.refusal()
    const level = refusal.kind === 'misconfigured' ? 'error' : 'warn'
    log[level]('entra refused a token', { ...refusal, claims: refusal.claims !== null, error })
    return { kind: 'refused', refusal }
  }
}

async function entraClient(transport: EntraTransport): Promise<ConfidentialClientApplication> {
  const { clientId, tenantId, credential } = env()
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${msalAuthorityHost()}/${tenantId}`,
      knownAuthorities: [new URL(msalAuthorityHost()).host],
      ...(credential.kind === 'secret'
        ? { clientSecret: credential.secret }
        : { clientAssertion: await clientAssertion() }),
    },
    system: { networkClient: transport },
  })
}
