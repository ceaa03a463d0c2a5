import 'server-only'
import { aadstsNumber } from '@/lib/auth/entra-refusal'
import { env } from '@/lib/env/server'
import { failed, ok, type Subject, unknown, warning } from '../rules'
import type { Check } from '../schema'
import { ask, type Asked } from './ask'

const discovery = { id: 'entra.discovery', title: 'Entra ID answers for the tenant' }
const clock = { id: 'entra.clock', title: 'Clock of this server' }

/** Whether Entra knows the tenant at the address that the settings lead to, and whether our clocks agree. */
export async function checkDiscovery(): Promise<Check[]> {
  const { authorityHost, tenantId } = env()
  const asked = await ask(`${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`)
  if (!asked.ok)
    return [
      failed(discovery, `${authorityHost} cannot be reached: ${asked.why}.`, wayOut(authorityHost)),
      unknown(clock, 'Entra did not answer, so there is no clock to compare with.'),
    ]
  return [judgeDiscovery(asked), judgeClock(asked.date, Date.now())]
}

const wayOut = (host: string) =>
  `Let this server out to ${new URL(host).host} on port 443: network security group, firewall, DNS; and see AZURE_CLOUD.`

function judgeDiscovery({ status, text }: Extract<Asked, { ok: true }>): Check {
  const { authorityHost, tenantId } = env()
  const issuer = issuerIn(text)
  const number = aadstsNumber(text)
  if (status !== 200 && number === '90002')
    return failed(
      discovery,
      `Entra knows no tenant ${tenantId} in this cloud (AADSTS90002).`,
      'Check AZURE_AD_TENANT_ID and AZURE_CLOUD.',
    )
  if (status !== 200 || issuer === null)
    return failed(
      discovery,
      `${authorityHost} answers ${status}, and not as Entra does.`,
      'Look for a proxy in between, and check AZURE_AUTHORITY_HOST.',
    )
  const expected = `${authorityHost}/${tenantId}/v2.0`
  if (issuer !== expected)
    return failed(
      discovery,
      `It answers as ${issuer}, where ${expected} was expected.`,
      'Check AZURE_CLOUD, AZURE_AUTHORITY_HOST and AZURE_AD_TENANT_ID.',
    )
  return ok(discovery, `${authorityHost} knows the tenant ${tenantId}.`)
}

function issuerIn(text: string): string | null {
  try {
    const { issuer } = JSON.parse(text) as { issuer?: unknown }
    return typeof issuer === 'string' ? issuer : null
  } catch {
    return null
  }
}

/** Tokens count from Entra's clock: a few minutes apart, and fresh ones are refused. */
export function judgeClock(date: string | null, nowMs: number): Check {
  const theirs = date === null ? NaN : Date.parse(date)
  if (Number.isNaN(theirs)) return unknown(clock, 'Entra did not say what time it is.')
  const apart = Math.round((nowMs - theirs) / 1000)
  const words = (of: number) => `It is ${Math.abs(of)} s ${of < 0 ? 'behind' : 'ahead of'} Entra's.`
  if (Math.abs(apart) <= 30) return ok(clock, "It agrees with Entra's to half a minute.")
  const of: Subject = clock
  const fix = 'Switch on time synchronisation (NTP) on this server.'
  return Math.abs(apart) <= 240 ? warning(of, words(apart), fix) : failed(of, words(apart), fix)
}
