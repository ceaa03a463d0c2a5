import 'server-only'
import { request } from 'undici'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process-wide'
import {
  configuredWorkspaces,
  type KnownWorkspace,
  learnWorkspaceId,
} from '@/lib/databricks/workspaces'
import { gatewayPool } from './pool'

const patienceMs = 2_000
const pauseMs = 30_000

const asked = () => processWide('gateway.ids-asked', () => new Map<string, Promise<void>>())

/**
 * The configured workspaces, each asked for its id where its host does not hold it (older regional hosts, the
 * emulator). It tells that to strangers, in what SDKs read first; one that does not is asked again after
 * a pause, and has no id until then.
 */
export async function workspacesWithIds(): Promise<KnownWorkspace[]> {
  const unnamed = configuredWorkspaces().filter(({ workspaceId }) => workspaceId === null)
  if (unnamed.length > 0) await Promise.all(unnamed.map(({ host }) => askOnce(host)))
  return configuredWorkspaces()
}

function askOnce(host: string): Promise<void> {
  const known = asked().get(host)
  if (known) return known
  const question = ask(host).catch((error: unknown) => log.warn('gateway.no-id', { host, error }))
  asked().set(host, question)
  setTimeout(() => asked().delete(host), pauseMs).unref()
  return question
}

async function ask(host: string): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs)
  const { statusCode, headers, body } = await request(`${host}/.well-known/databricks-config`, {
    signal,
    dispatcher: gatewayPool(),
    headers: { accept: 'application/json' },
  })
  const isSaid = statusCode === 200 && Number(headers['content-length'] ?? 0) < 64 * 1024
  const said = isSaid ? await body.json() : await body.dump()
  const id = (said as { workspace_id?: unknown } | undefined)?.workspace_id
  // Beyond 2^53 a bare number would be a wrong id; whoever has such a one writes it as a string.
  if (typeof id === 'string' || Number.isSafeInteger(id)) learnWorkspaceId(host, String(id))
}
