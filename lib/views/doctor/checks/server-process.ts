import 'server-only'
import { maxHeaderSize } from 'node:http'
import { hasEasyAuth, platform } from '@/lib/env/platform'
import { env } from '@/lib/env/server'
import { failed, ok, unknown, warning } from '../rules'
import type { Check } from '../schema'

const origin = { id: 'installation.origin', title: 'Address' }
const headers = { id: 'installation.headers', title: 'Room for cookies in request headers' }
const easyAuth = { id: 'installation.easy-auth', title: 'App Service authentication' }

/** `npm run doctor` is not the server: of its process it says nothing. */
export const checkServer = (isServer: boolean): Check[] => [
  checkOrigin(),
  isServer
    ? judgeHeaderSize(maxHeaderSize)
    : unknown(headers, 'This is not the server. `npm start` gives it 32 KB; /doctor shows it.'),
  checkEasyAuth(),
]

function checkOrigin(): Check {
  const { origin: address, isSecureOrigin, isEmulator } = env()
  if (isEmulator) return ok(origin, `${address}, with the emulator for Entra and the workspaces.`)
  if (isSecureOrigin) return ok(origin, `${address}: people are led to it, whatever they typed.`)
  return warning(
    origin,
    `${address} is for this machine alone, with real workspaces behind it.`,
    'For others set NEXTAUTH_URL to an https address and register it in Entra.',
  )
}

const enough = 32 * 1024

/** A session is one or two cookies of 4 KB, and other apps on the domain add theirs. */
export function judgeHeaderSize(bytes: number): Check {
  const words = `The server takes ${Math.round(bytes / 1024)} KB of headers.`
  // Vercel sets it, and allows 32 KB together.
  if (bytes >= enough || platform() === 'vercel') return ok(headers, words)
  return warning(
    headers,
    `${words} A large session with cookies of other apps may be refused with 431.`,
    'Set NODE_OPTIONS=--max-http-header-size=32768.',
  )
}

function checkEasyAuth(): Check {
  if (!hasEasyAuth())
    return ok(
      easyAuth,
      'It is off: Lakedeck signs people in by itself and believes no header of a proxy.',
    )
  return failed(
    easyAuth,
    'It is switched on: people sign in twice, scripts are refused, and it adds several KB of headers.',
    'az webapp auth update --resource-group <group> --name <app> --enabled false. Lakedeck believes none of its headers.',
  )
}
