// `npm run login`: a token for AzureDatabricks by device code; silent while the last sign-in still holds.
//   --print-token   the token alone on standard output      --env   a line for the shell: host and token
//   --demo          against the running demo                --client-id=<id>   another public client
//   --as=<name>     with --demo: as one of its people, by their password instead of a code
//   --user=<name>   whose token, when several people have signed in at this computer
import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { clouds, databricksResourceId } from '../lib/env/clouds'
import { chosenAccount, refuseAnother } from './login/account'
import { signInAsDemoPerson } from './login/demo-person'
import { RedirectedNetwork } from './login/network'
import { demoPersonIn, type LoginSettings, loginSettings } from './login/settings'
import type { SignedIn } from './login/signed-in'
import { tokenCache } from './login/token-cache'
import { main } from './step'

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

/** What Databricks' CLI and SDKs read: with it, Lakedeck is the host they talk to. */
function environmentLine({ origin }: LoginSettings, token: string): string {
  const host = origin ? `DATABRICKS_HOST=${origin} ` : ''
  return `export ${host}DATABRICKS_TOKEN=${token}`
}

main(async () => {
  const args = process.argv.slice(2)
  const demoPerson = demoPersonIn(args)
  const settings = await loginSettings(args)
  const { accessToken, userName, expiresOn } = await (demoPerson
    ? signInAsDemoPerson(demoPerson)
    : signInByCode(settings))
  if (args.includes('--print-token')) console.log(accessToken)
  else if (args.includes('--env')) console.log(environmentLine(settings, accessToken))
  else {
    console.log(`Signed in as ${userName ?? 'unknown'} until ${expiresOn?.toISOString()}.`)
    console.log('Add --print-token for the token, or --env for a line for your shell.')
  }
})
