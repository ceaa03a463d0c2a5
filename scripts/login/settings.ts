import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Cloud, clouds } from '../../lib/env/clouds'
import { isLoopback, parseOrigin } from '../../lib/env/origins'
import { demoPorts, runningDemo } from '../demo-services'
import { root } from '../root'

/** Where to ask for a token, as which client, and for which Lakedeck. */
export type LoginSettings = {
  tenantId: string
  clientId: string
  authorityHost: string
  /** Whose token, when not that of the only person who signed in. */
  user: string | undefined
  /** Lakedeck's own address, where it is known. */
  origin: string | null
}

async function demoSettings(args: string[]): Promise<LoginSettings> {
  const ports = demoPorts()
  const info = await runningDemo(ports)
  return {
    tenantId: info.tenantId,
    clientId: info.publicClientId,
    authorityHost: `http://127.0.0.1:${ports.entra}`,
    user: optionOf(args, 'user'),
    origin: `http://localhost:${ports.app}`,
  }
}

/** With --demo those of the running emulator; else those of .env.local and the environment. */
export async function loginSettings(args: string[]): Promise<LoginSettings> {
  if (args.includes('--demo')) return demoSettings(args)
  const file = path.join(root, '.env.local')
  if (existsSync(file)) process.loadEnvFile(file)
  const { AZURE_AD_TENANT_ID: tenantId, AZURE_AUTHORITY_HOST: named, AZURE_CLOUD } = process.env
  const clientId = optionOf(args, 'client-id') ?? process.env.AZURE_AD_CLIENT_ID
  if (!tenantId || !clientId) {
    throw new Error(
      'AZURE_AD_TENANT_ID and AZURE_AD_CLIENT_ID are needed: in .env.local or the environment. ' +
        'Against the demo: npm run login -- --demo',
    )
  }
  return {
    tenantId,
    clientId,
    authorityHost: named ? safeHost(named) : hostOf(AZURE_CLOUD || 'public'),
    user: optionOf(args, 'user'),
    origin: process.env.NEXTAUTH_URL || null,
  }
}

/** Whom of the demo's people is meant; null where somebody signs in themselves, as everybody else has to. */
export function demoPersonIn(args: string[]): string | null {
  const person = optionOf(args, 'as') ?? null
  if (person !== null && !args.includes('--demo'))
    throw new Error(
      '--as= is for the demo alone, whose passwords everybody knows: add --demo, or leave it out to sign in by code.',
    )
  return person
}

/**
 * What stands after `--name=`. Nothing there, as an unset variable leaves it, and `--name value` are refused: taken
 * for no option, they would have a script wait for a code, or work as somebody else.
 */
function optionOf(args: string[], name: string): string | undefined {
  const given = args.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  if (given === undefined) return undefined
  const value = given.slice(`--${name}=`.length)
  if (!value) throw new Error(`--${name} needs a value right after it: --${name}=<…>.`)
  return value
}

/** A refresh token goes there: over TLS, or no further than this machine. */
function safeHost(named: string): string {
  const url = parseOrigin(named)
  if (url && (url.protocol === 'https:' || isLoopback(url))) return url.origin
  throw new Error('AZURE_AUTHORITY_HOST must be an https address, or http on this machine.')
}

function hostOf(cloud: string): string {
  if (!Object.hasOwn(clouds, cloud))
    throw new Error(`AZURE_CLOUD must be ${Object.keys(clouds).join(', ')}.`)
  return clouds[cloud as Cloud].authorityHost
}
