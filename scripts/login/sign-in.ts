import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { clouds, databricksResourceId } from '../../lib/env/clouds'
import { chosenAccount, refuseAnother } from './account'
import { signInAsDemoPerson } from './demo-person'
import { RedirectedNetwork } from './network'
import { demoPersonIn, type LoginSettings, loginSettings } from './settings'
import type { SignedIn } from './signed-in'
import { tokenCache } from './token-cache'

const scopes = [`${databricksResourceId}/.default`]

const isEmulated = ({ authorityHost }: LoginSettings) => authorityHost.startsWith('http:')

function publicClient(settings: LoginSettings) {
  const { tenantId, clientId, authorityHost } = settings
  const host = isEmulated(settings) ? clouds.public.authorityHost : authorityHost
  return new PublicClientApplication({
    auth: { clientId, authority: `${host}/${tenantId}`, knownAuthorities: [new URL(host).host] },
    cache: {
      cachePlugin: tokenCache(`${isEmulated(settings) ? 'emulator' : tenantId}-${clientId}`),
    },
    ...(isEmulated(settings)
      ? { system: { networkClient: new RedirectedNetwork(host, authorityHost) } }
      : {}),
  })
}

async function signInByCode(settings: LoginSettings): Promise<SignedIn> {
  const client = publicClient(settings)
  const account = chosenAccount(await client.getTokenCache().getAllAccounts(), settings.user)
  if (account) {
    // The emulator has new keys at each start, so a token of an earlier one is worth nothing.
    const forceRefresh = isEmulated(settings)
    const silent = await client
      .acquireTokenSilent({ account, scopes, forceRefresh })
      .catch(() => null)
    if (silent) return signedIn(silent)
  }
  const result = await client.acquireTokenByDeviceCode({
    scopes,
    // To standard error: standard output holds the token and nothing else.
    deviceCodeCallback: ({ message }) => console.error(message),
  })
  if (!result) throw new Error('Entra answered without a token.')
  refuseAnother(result.account, settings.user)
  return signedIn(result)
}

const signedIn = ({ accessToken, account, expiresOn }: AuthenticationResult): SignedIn => ({
  accessToken,
  userName: account?.username ?? null,
  expiresOn,
})

/** As the arguments say: one of the demo's people, or whoever sits here, silently while the last sign-in holds. */
export async function signIn(
  args: string[],
): Promise<{ settings: LoginSettings; signedIn: SignedIn }> {
  const demoPerson = demoPersonIn(args)
  const settings = await loginSettings(args)
  const signedIn = await (demoPerson ? signInAsDemoPerson(demoPerson) : signInByCode(settings))
  return { settings, signedIn }
}
