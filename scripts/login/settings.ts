import { existsSync } from 'node:fs'
import path from 'node:path'
import { demoPorts, emulatorInfo } from '../demo-services'
import { root } from '../root'

/** Where to ask for a token, and as which client. */
export type LoginSettings = { tenantId: string; clientId: string; authorityHost: string }

const realHost = 'https://login.microsoftonline.com'

async function demoSettings(): Promise<LoginSettings> {
  const ports = demoPorts()
  const info = await emulatorInfo(ports).catch(() => {
    throw new Error('The demo does not run. Start it with `npm run demo` in another terminal.')
  })
  return {
    tenantId: info.tenantId,
    clientId: info.publicClientId,
    authorityHost: `http://127.0.0.1:${ports.entra}`,
  }
}

/** With --demo those of the running emulator; else those of .env.local and the environment. */
export async function loginSettings(args: string[]): Promise<LoginSettings> {
  if (args.includes('--demo')) return demoSettings()
  const file = path.join(root, '.env.local')
  if (existsSync(file)) process.loadEnvFile(file)
  const { AZURE_AD_TENANT_ID: tenantId, AZURE_AUTHORITY_HOST: authorityHost = realHost } =
    process.env
  const named = args.find((arg) => arg.startsWith('--client-id='))?.slice('--client-id='.length)
  const clientId = named ?? process.env.AZURE_AD_CLIENT_ID
  if (!tenantId || !clientId) {
    throw new Error(
      'AZURE_AD_TENANT_ID and AZURE_AD_CLIENT_ID are needed: in .env.local or the environment. ' +
        'Against the demo: npm run login -- --demo',
    )
  }
  return { tenantId, clientId, authorityHost }
}
