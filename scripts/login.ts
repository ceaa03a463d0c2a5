// `npm run login`: a token for AzureDatabricks by device code; silent while the last sign-in still holds.
//   --print-token   the token alone on standard output      --env   a line for the shell
//   --demo          against the running demo                --client-id=<id>   another public client
import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { RedirectedNetwork } from './login/network'
import { type LoginSettings, loginSettings } from './login/settings'
import { tokenCache } from './login/token-cache'
import { main } from './step'

const scopes = ['2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default']
const realHost = 'https://login.microsoftonline.com'

function publicClient({ tenantId, clientId, authorityHost }: LoginSettings) {
  const isEmulated = authorityHost.startsWith('http:')
  const host = isEmulated ? realHost : authorityHost
  return new PublicClientApplication({
    auth: { clientId, authority: `${host}/${tenantId}`, knownAuthorities: [new URL(host).host] },
    cache: { cachePlugin: tokenCache(`${isEmulated ? 'emulator' : tenantId}-${clientId}`) },
    ...(isEmulated
      ? { system: { networkClient: new RedirectedNetwork(host, authorityHost) } }
      : {}),
  })
}

async function acquire(client: PublicClientApplication): Promise<AuthenticationResult> {
  const [account] = await client.getTokenCache().getAllAccounts()
  if (account) {
    const silent = await client.acquireTokenSilent({ account, scopes }).catch(() => null)
    if (silent) return silent
  }
  const result = await client.acquireTokenByDeviceCode({
    scopes,
    // To standard error: standard output holds the token and nothing else.
    deviceCodeCallback: ({ message }) => console.error(message),
  })
  if (!result) throw new Error('Entra answered without a token.')
  return result
}

main(async () => {
  const args = process.argv.slice(2)
  const { accessToken, account, expiresOn } = await acquire(publicClient(await loginSettings(args)))
  if (args.includes('--print-token')) console.log(accessToken)
  else if (args.includes('--env')) console.log(`export DATABRICKS_TOKEN=${accessToken}`)
  else {
    console.log(`Signed in as ${account?.username ?? 'unknown'} until ${expiresOn?.toISOString()}.`)
    console.log('Add --print-token for the token, or --env for a line for your shell.')
  }
})
