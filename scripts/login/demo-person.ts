import { decodeJwt } from 'jose'
import { demoPorts, emulatorInfo } from '../demo-services'
import { personsToken } from '../demo-token'
import type { SignedIn } from './signed-in'

/** As one of the demo's people, by their password: for scripts that nobody sits before. */
export async function signInAsDemoPerson(named: string): Promise<SignedIn> {
  const ports = demoPorts()
  const { users } = await emulatorInfo(ports)
  const names = users.map(({ userName }) => userName.split('@')[0] ?? '')
  const name = named.toLowerCase().split('@')[0] ?? ''
  if (!names.includes(name))
    throw new Error(`The demo has nobody called ${named}: --as= takes ${names.join(', ')}.`)
  const accessToken = await personsToken(ports, name)
  const { upn, exp } = decodeJwt<{ upn?: string }>(accessToken)
  return { accessToken, userName: upn ?? null, expiresOn: exp ? new Date(exp * 1000) : null }
}
