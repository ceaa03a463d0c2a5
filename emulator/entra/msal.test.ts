import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ManagedIdentityApplication,
  PublicClientApplication,
  ServerError,
  type Configuration,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node'
import { app, databricksAppId, people, publicClientId, tenantId } from '../seed/directory'
import { managedIdentity } from './registrations'
import { makeCertificate } from './testing/certificate'
import { claimsOf, EntraProcess } from './testing/entra-process'
import { answerOf, redirectUri, Visitor } from './testing/visitor'

const [, ben] = people
const scopes = [`${databricksAppId}/.default`]
let entra: EntraProcess

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(() => entra.reset())
afterAll(() => entra.stop())

/** MSAL speaks to Entra's own host; only the host is changed on the way out. */
function networkClient(): INetworkModule {
  const send = async <T>(method: string, url: string, options?: NetworkRequestOptions) => {
    const target = url.replace('https://login.microsoftonline.com', entra.origin)
    const answer = await fetch(target, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
    })
    const headers = Object.fromEntries(answer.headers)
    return { status: answer.status, headers, body: (await answer.json()) as T }
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  }
}

const authority = `https://login.microsoftonline.com/${tenantId}`
const configuration = (auth: Partial<Configuration['auth']>): Configuration => ({
  auth: { clientId: app.clientId, authority, ...auth },
  system: { networkClient: networkClient() },
})
const withSecret = () =>
  new ConfidentialClientApplication(configuration({ clientSecret: app.clientSecret }))

async function signedIn() {
  const visitor = new Visitor(entra)
  const { code = '' } = answerOf(await visitor.signIn(ben!.objectId, { nonce: '' }))
  const client = withSecret()
  const result = await client.acquireTokenByCode({
    code,
    redirectUri,
    scopes,
    codeVerifier: visitor.verifier,
  })
  return { client, result }
}

function refreshTokenIn(client: ConfidentialClientApplication): string {
  const cache = JSON.parse(client.getTokenCache().serialize()) as {
    RefreshToken: Record<string, { secret: string }>
  }
  return Object.values(cache.RefreshToken)[0]?.secret ?? ''
}

it('redeems a code, and knows the account', async () => {
  const { result } = await signedIn()
  expect(result.account).toMatchObject({
    homeAccountId: `${ben!.objectId}.${tenantId}`,
    username: 'ben@contoso.example',
    tenantId,
  })
  expect(result.scopes).toContain(`${databricksAppId}/user_impersonation`)
})

it('refreshes by refresh token, and silently from its cache', async () => {
  const { client, result } = await signedIn()
  const fresh = await withSecret().acquireTokenByRefreshToken({
    refreshToken: refreshTokenIn(client),
    scopes,
  })
  expect(fresh?.accessToken).not.toBe(result.accessToken)
  const account = result.account!
  const silent = await client.acquireTokenSilent({ account, scopes, forceRefresh: true })
  expect(silent.fromCache).toBe(false)
  const cached = await client.acquireTokenSilent({ account, scopes })
  expect(cached.fromCache).toBe(true)
})

it('meets a refused refresh as a ServerError with the AADSTS number', async () => {
  const asked = withSecret().acquireTokenByRefreshToken({ refreshToken: '1.AXnothing', scopes })
  await expect(asked).rejects.toBeInstanceOf(ServerError)
  await expect(asked).rejects.toMatchObject({ errorCode: 'invalid_grant', errorNo: 70000 })
})

it('exchanges on behalf of, the second time from its cache', async () => {
  const { body } = await entra.passwordFor('ben', `api://${app.clientId}/.default`)
  const client = withSecret()
  const request = { oboAssertion: String(body.access_token), scopes }
  const first = await client.acquireTokenOnBehalfOf(request)
  expect(claimsOf(first?.accessToken)).toMatchObject({ oid: ben!.objectId, aud: databricksAppId })
  expect((await client.acquireTokenOnBehalfOf(request))?.fromCache).toBe(true)
})

it('meets Eve’s missing factor as InteractionRequiredAuthError with the claims', async () => {
  const { body } = await entra.passwordFor('eve', `api://${app.clientId}/.default`)
  const request = { oboAssertion: String(body.access_token), scopes }
  const refusal: unknown = await withSecret()
    .acquireTokenOnBehalfOf(request)
    .catch((e: unknown) => e)
  expect(refusal).toBeInstanceOf(InteractionRequiredAuthError)
  expect((refusal as InteractionRequiredAuthError).claims).toContain('capolids')
})

it('gets tokens by device code', async () => {
  const client = new PublicClientApplication(configuration({ clientId: publicClientId }))
  const result = await client.acquireTokenByDeviceCode({
    scopes,
    deviceCodeCallback: ({ userCode, verificationUri, message }) => {
      expect(message).toContain(userCode)
      void (async () => {
        const visitor = new Visitor(entra)
        const confirm = await visitor.submit(await visitor.visit(verificationUri), {
          user_code: userCode,
        })
        const picker = await visitor.submit(confirm, { confirm: 'yes' })
        const password = await visitor.submit(picker, { account: ben!.objectId })
        await visitor.submit(password, { passwd: 'demo' })
      })()
    },
  })
  expect(result?.account?.username).toBe('ben@contoso.example')
}, 30_000)

it('gets an application token by secret', async () => {
  const result = await withSecret().acquireTokenByClientCredential({ scopes })
  expect(claimsOf(result?.accessToken)).toMatchObject({ idtyp: 'app', oid: app.objectId })
})

it('proves itself by certificate', async () => {
  const certificate = makeCertificate()
  await entra.settings({ certificates: [certificate.pem] })
  const client = new ConfidentialClientApplication(
    configuration({
      clientCertificate: {
        thumbprintSha256: Buffer.from(certificate.sha256, 'base64url').toString('hex'),
        privateKey: certificate.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        x5c: certificate.pem,
      },
    }),
  )
  const result = await client.acquireTokenByClientCredential({ scopes })
  expect(claimsOf(result?.accessToken).appidacr).toBe('2')
})

it('proves itself by a managed identity, found as on App Service', async () => {
  process.env.IDENTITY_ENDPOINT = `${entra.origin}/msi/token`
  process.env.IDENTITY_HEADER = managedIdentity.identityHeader
  const identity = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: managedIdentity.clientId },
  })
  const clientAssertion = async () =>
    (await identity.acquireToken({ resource: managedIdentity.exchangeAudience })).accessToken
  const client = new ConfidentialClientApplication(configuration({ clientAssertion }))
  const result = await client.acquireTokenByClientCredential({ scopes })
  expect(claimsOf(result?.accessToken)).toMatchObject({ appid: app.clientId, appidacr: '2' })
})
