// `npm run login`: a token for AzureDatabricks by device code; silent while the last sign-in still holds.
import type { LoginSettings } from './login/settings'
import { signIn } from './login/sign-in'
import { main } from './step'

const usage = `npm run login -- [options]

  --print-token      the token alone on standard output
  --env              a line for the shell: host and token
  --demo             against the running demo
  --as=<name>        with --demo: as one of its people, by their password instead of a code
  --user=<name>      whose token, when several people have signed in at this computer
  --client-id=<id>   another public client
  --help

Without --demo it reads AZURE_AD_TENANT_ID, AZURE_AD_CLIENT_ID and NEXTAUTH_URL from .env.local and the environment.`

/** What Databricks' CLI and SDKs read: with it, Lakedeck is the host they talk to. */
function environmentLine({ origin }: LoginSettings, token: string): string {
  const host = origin ? `DATABRICKS_HOST=${origin} ` : ''
  return `export ${host}DATABRICKS_TOKEN=${token}`
}

main(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help')) return console.log(usage)
  const { settings, signedIn } = await signIn(args)
  const { accessToken, userName, expiresOn } = signedIn
  if (args.includes('--print-token')) console.log(accessToken)
  else if (args.includes('--env')) console.log(environmentLine(settings, accessToken))
  else {
    console.log(`Signed in as ${userName ?? 'unknown'} until ${expiresOn?.toISOString()}.`)
    console.log('Add --print-token for the token, or --env for a line for your shell.')
  }
})
