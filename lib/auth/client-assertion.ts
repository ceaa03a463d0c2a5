import 'server-only'
import { createHash, createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { ManagedIdentityApplication } from '@azure/msal-node'
import { SignJWT } from 'jose'
import { type ServerEnv, env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'

/** The audience of a token that a federated credential accepts (Microsoft Learn, "Workload identity federation"). */
const exchangeAudience = {
  public: 'api://AzureADTokenExchange',
  usgov: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
} as const

const lifeSeconds = 600

/**
 * The proof that we are the app registration, when it has no secret: signed with its certificate, or the
 * token of a managed identity that the registration trusts. NextAuth and MSAL both send it.
 */
export async function clientAssertion(): Promise<string> {
  const { credential, cloud } = env()
  if (credential.kind === 'certificate') return signAssertion(credential)
  if (credential.kind === 'managed-identity')
    return managedIdentityToken(credential.clientId, exchangeAudience[cloud])
  throw new Error('a client secret is sent as it is, not as an assertion')
}

type CertificateCredential = Extract<ServerEnv['credential'], { kind: 'certificate' }>

// Microsoft Learn, "Certificate credentials": PS256, x5t#S256 of the DER, audience the token endpoint.
function signAssertion({ certificatePem, privateKeyPem }: CertificateCredential): Promise<string> {
  const { clientId } = env()
  const der = new X509Certificate(certificatePem).raw
  const thumbprint = createHash('sha256').update(der).digest('base64url')
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenEndpoint())
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + lifeSeconds)
    .sign(createPrivateKey(privateKeyPem))
}

export function tokenEndpoint(): string {
  return `${env().authorityHost}/${env().tenantId}/oauth2/v2.0/token`
}

/** MSAL keeps the token until shortly before its end. */
async function managedIdentityToken(clientId: string, resource: string): Promise<string> {
  const identity = processWide(
    'auth.managed-identity',
    () =>
      new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: clientId },
      }),
  )
  return (await identity.acquireToken({ resource })).accessToken
}
