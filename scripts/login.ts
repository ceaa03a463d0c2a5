// `npm run login`: a token for AzureDatabricks by device code; silent while the last sign-in still holds.
//   --print-token   the token alone on standard output      --env   a line for the shell: host and token
//   --demo          against the running demo                --client-id=<id>   another public client
//   --user=<name>   whose token, when several people have signed in at this computer
import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { clouds, databricksResourceId } from '../lib/env/clouds'
import { chosenAccount, refuseAnother } from './login/account'
import { RedirectedNetwork } from './login/network'
import { type LoginSettings, loginSettings } from './login/settings'
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

async function acquire(settings: LoginSettings): Promise<AuthenticationResult> {
  const client = publicClient(settings)
  const account = chosenAccount(await client.getTokenCache().getAllAccounts(), settings.user)
  if (account) {
    // The emulator has new keys at each start, so a token of an earlier one is worth nothing.
    const forceRefresh = isEmulated(settings)
    const silent = await client
      .acquireTokenSilent({ account, scopes, forceRefresh })
      .catch(() => null)
    if (silent) return silent
  }
  const result = await client.acquireTokenByDeviceCode({
    scopes,
    // To standard error: standard output holds the token and nothing else.
    deviceCodeCallback: ({ message }) => console.error(message),
  })
  if (!result) throw new Error('Entra answered without a token.')
  refuseAnother(result.account, settings.user)
  return result
}

/** What Databricks' CLI and SDKs read: with it, Lakedeck is the host they talk to. */
function environmentLine({ origin }: LoginSettings, token: string): string {
  const host = origin ? `DATABRICKS_HOST=${origin} ` : ''
  return `export ${host}DATABRICKS_TOKEN=${token}`
}

main(async () => {
  const args = process.argv.slice(2)
  const settings = await loginSettings(args)
  const { accessToken, account, expiresOn } = await acquire(settings)
  if (args.includes('--print-token')) console.log(accessToken)
  else if (args.includes('--env')) console.log(environmentLine(settings, accessToken))
  else {
    console.log(`Signed in as ${account?.username ?? 'unknown'} until ${expiresOn?.toISOString()}.`)
    console.log('Add --print-token for the token, or --env for a line for your shell.')
  }
})
