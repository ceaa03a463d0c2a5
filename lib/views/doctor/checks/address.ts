import 'server-only'
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { exchange } from '@/lib/databricks/exchange'
import { isDatabricksError } from '@/lib/databricks/errors'
import { userAgent } from '@/lib/databricks/user-agent'
import type { KnownWorkspace } from '@/lib/databricks/workspaces'
import { failed, ok, type Subject, unknown } from '../rules'
import type { Check } from '../schema'
import { whyUnreachable } from './why-unreachable'

const timeoutMs = 5_000

const subjects = (alias: string): { reach: Subject; tls: Subject } => ({
  reach: { id: `workspace.${alias}.reach`, title: 'Reachable from this server' },
  tls: { id: `workspace.${alias}.tls`, title: 'Encryption (TLS)' },
})

/** Whether something that is a workspace answers at the address, and under which certificate. Sends no token. */
export async function checkAddress({ alias, host }: KnownWorkspace): Promise<Check[]> {
  const of = subjects(alias)
  const line = await openLine(host)
  if (!line.ok) return judgeFailure(of, host, line.why)
  return [await checkAnswer(of.reach, host), judgeTls(of.tls, line)]
}

type Line =
  | { ok: true; protocol: string | null; issuer: string; validTo: string }
  | { ok: false; why: string }

/** The connection alone, so that what stands in the way of it is told apart from what answers. */
async function openLine(host: string): Promise<Line> {
  const { hostname, port, protocol } = new URL(host)
  const isEncrypted = protocol === 'https:'
  const signal = AbortSignal.timeout(timeoutMs)
  const at = { host: hostname, port: Number(port || (isEncrypted ? 443 : 80)) }
  const socket = isEncrypted ? connectTls({ ...at, servername: hostname }) : connectTcp(at)
  try {
    await once(socket, isEncrypted ? 'secureConnect' : 'connect', { signal })
    return isEncrypted
      ? factsOf(socket as TLSSocket)
      : { ok: true, protocol: null, issuer: '', validTo: '' }
  } catch (error) {
    return { ok: false, why: whyUnreachable(error) }
  } finally {
    socket.destroy()
  }
}

function factsOf(socket: TLSSocket): Line {
  const { issuer, valid_to: validTo } = socket.getPeerCertificate()
  const name = [issuer.O ?? issuer.CN].flat().join(', ')
  return { ok: true, protocol: socket.getProtocol(), issuer: name, validTo }
}

function judgeFailure(of: ReturnType<typeof subjects>, host: string, why: string): Check[] {
  const isCertificate = why.includes('certificate')
  const words = `${new URL(host).host} cannot be reached: ${why}.`
  if (isCertificate)
    return [
      ok(of.reach, 'It answers, but not as one that can be trusted.'),
      failed(
        of.tls,
        words,
        'Something in between intercepts the connection. If that is your own proxy, set NODE_EXTRA_CA_CERTS to the PEM file of its authority.',
      ),
    ]
  return [
    failed(
      of.reach,
      words,
      'Let this server out to it on port 443; with private link, integrate the app into the network and its DNS; check the address in DATABRICKS_WORKSPACES.',
    ),
    unknown(of.tls, 'There was no connection to look at.'),
  ]
}

function judgeTls(of: Subject, { protocol, issuer, validTo }: Extract<Line, { ok: true }>): Check {
  if (protocol === null) return ok(of, 'None: the emulator is asked over this machine alone.')
  const until = new Date(validTo).toISOString().slice(0, 10)
  return ok(of, `${protocol}, under a certificate of ${issuer} that is good until ${until}.`)
}

/** A workspace refuses who brings no token with 401; anything else is not one. */
async function checkAnswer(of: Subject, host: string): Promise<Check> {
  const startedAt = performance.now()
  try {
    const { status } = await exchange({
      url: `${host}/api/2.0/preview/scim/v2/Me`,
      method: 'GET',
      headers: { accept: 'application/json', 'user-agent': userAgent },
      body: null,
      signal: AbortSignal.timeout(timeoutMs),
    })
    const ms = Math.round(performance.now() - startedAt)
    if (status === 401 || status === 403) return ok(of, `A workspace answers, in ${ms} ms.`)
    const fix = 'Compare the address in DATABRICKS_WORKSPACES with the one in the Azure portal.'
    return failed(
      of,
      `Something answers ${status} there that is no workspace, or is in trouble.`,
      fix,
    )
  } catch (error) {
    const words = isDatabricksError(error) ? error.message : `It ${whyUnreachable(error)}.`
    return failed(of, words, 'Try again in a minute; then look at the status page of Azure.')
  }
}
