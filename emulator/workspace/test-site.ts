import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose'
import { contractFaults } from '../contract/check'
import { Clock, Faults, loopbackOnly, Recorder } from '../core'
import { daemon, databricksAppId, people, tenantId, type Person } from '../seed/directory'
import { createWorkspaces } from './server'

export type Who = Person['name'] | 'finance-etl'
export type Alias = 'prod' | 'dev'
export type Reply = {
  status: number
  body: Body
  headers: Record<string, string>
  text: string
  bytes: Buffer
}
export type Request = {
  method?: string
  body?: unknown
  /** Sent as they are, in the place of a body. */
  bytes?: Buffer
  headers?: Record<string, string>
}

type Details = {
  cluster_id: string
  cluster_name: string
  cluster_source: string
  state: string
  state_message: string
  creator_user_name?: string
  num_workers?: number
  autoscale?: { min_workers: number; max_workers: number }
  executors?: { private_ip: string }[]
  spark_context_id: number
  start_time: number
  last_restarted_time?: number
  last_activity_time?: number
  terminated_time?: number
  termination_reason?: { code: string; type: string; parameters?: Record<string, string> }
  pinned_by_user_name?: string
  policy_id?: string
  single_user_name?: string
  custom_tags?: Record<string, string>
  driver?: { private_ip: string }
  spec?: Record<string, unknown>
}

type Event = {
  cluster_id: string
  timestamp: number
  type: string
  details: Record<string, unknown> & { user?: string; reason?: { code: string } }
}

type Resource = {
  id: string
  userName: string
  displayName: string
  applicationId?: string
  groups: { display: string; type: string; value: string; $ref: string }[]
  members: { display: string; $ref: string }[]
  entitlements: { value: string }[]
}

type AccessEntry = {
  user_name?: string
  group_name?: string
  service_principal_name?: string
  display_name?: string
  all_permissions: {
    permission_level: string
    inherited: boolean
    inherited_from_object?: string[]
  }[]
}

type ObjectFacts = {
  path: string
  object_type: string
  object_id: number
  language?: string
  size?: number
}
type EntryFacts = { path: string; name: string; is_directory: boolean; file_size?: number }
type FileFacts = { path: string; is_dir: boolean; file_size: number }
type RepoFacts = { id: number; path: string; branch?: string; head_commit_id: string }

/** Every field that a test reads, whichever answer it stands in; the contract check knows which. */
export type Body = Details &
  Resource & {
    error_code: string | number
    message: string
    details: { '@type': string; request_id?: string; reason?: string }[]
    error: string
    detail: string
    scimType?: string
    clusters?: Details[]
    events?: Event[]
    total_count: number
    next_page?: Record<string, unknown>
    next_page_token?: string
    prev_page_token?: string
    Resources?: Resource[]
    totalResults: number
    itemsPerPage: number
    startIndex: number
    access_control_list: AccessEntry[]
    permission_levels: { permission_level: string; description: string }[]
    object_id: string
    object_type: string
    policies?: { policy_id: string; name: string; definition: string }[]
    policy_families: { policy_family_id: string }[]
    instance_pools?: { instance_pool_id: string; stats: Record<string, number> }[]
    instance_pool_id: string
    stats: Record<string, number>
    library_statuses?: { library: unknown; status: string; messages?: string[] }[]
    statuses?: { cluster_id: string }[]
    scripts?: { name: string }[]
    node_types: { node_type_id: string; num_cores: number }[]
    versions: { key: string; name: string }[]
    zones: string[]
    users: { userName: string; password: string }[]
    workspaces: { alias: string; host: string; workspaceId: string }[]
    clock: { now: number; isFrozen: boolean }
    calls: { path: string; principal: string | null; status: number; query: string }[]
    faults: { id: string; kind: string; hits: number }[]
    objects?: ObjectFacts[]
    content: string
    file_type: string
    contents?: EntryFacts[]
    files?: FileFacts[]
    bytes_read: number
    data: string
    handle: number
    repos?: RepoFacts[]
    credentials?: Record<string, unknown>[]
    credential_id: number
    run_id: number
    job_id: number
    ids: string[]
    transitionMs: number
    cloud: string
    host_type: string
    workspace_id: string
  }

/** Both workspaces on free ports, with a signing key in place of Entra. */
export type TestSite = {
  clock: Clock
  faults: Faults
  recorder: Recorder
  entraChanges: unknown[]
  origin: (alias?: Alias) => string
  token: (who: Who, claims?: JWTPayload, kid?: string) => Promise<string>
  /** Calls as somebody; every answer is held against the contract. */
  as: (who: Who, path: string, request?: Request, alias?: Alias) => Promise<Reply>
  /** Any request, nothing added and nothing checked. */
  raw: (path: string, request?: Request & { text?: string }, alias?: Alias) => Promise<Reply>
  control: (path: string, request?: Request) => Promise<Reply>
  close: () => Promise<void>
}

const objectIdOf = (who: Who) =>
  who === 'finance-etl' ? daemon.objectId : people.find(({ name }) => name === who)?.objectId

/** Made once per test file: a key takes a while. */
const keys = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])

async function createIssuer(clock: Clock) {
  const [{ publicKey, privateKey }, { privateKey: strangeKey }] = await keys
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'test-key', alg: 'RS256', use: 'sig' }
  const token = (who: Who, claims: JWTPayload = {}, kid = 'test-key') => {
    const seconds = Math.floor(clock.now() / 1000)
    const kind = who === 'finance-etl' ? { idtyp: 'app' } : { scp: 'user_impersonation' }
    return new SignJWT({
      aud: databricksAppId,
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      oid: objectIdOf(who),
      ver: '1.0',
      iat: seconds,
      nbf: seconds,
      exp: seconds + 3600,
      ...kind,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(kid === 'test-key' ? privateKey : strangeKey)
  }
  return { jwk, token }
}

const listen = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  )

/** node:http rather than fetch: paths go out as written and Host may be set. */
function send(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body, bytes, text }: Request & { text?: string },
): Promise<Reply> {
  const payload = bytes ?? text ?? (body === undefined ? undefined : JSON.stringify(body))
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path, method, headers, agent: false })
    outgoing.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const received = Buffer.concat(chunks)
        const isJson = response.headers['content-type']?.endsWith('json') ?? false
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          bytes: received,
          text: received.toString(),
          body: isJson ? parsed(received.toString()) : ({} as Body),
        })
      })
    })
    outgoing.end(payload)
  })
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {} as Body
  }
}

export async function openTestSite(stateFolder: string | null = null): Promise<TestSite> {
  const clock = new Clock()
  clock.freeze()
  const faults = new Faults()
  const recorder = new Recorder()
  const entraChanges: unknown[] = []
  const { jwk, token } = await createIssuer(clock)
  const listeners = createWorkspaces({
    clock,
    faults,
    recorder,
    entra: {
      publicKeys: () => [jwk],
      settings: () => ({ accessTokenSeconds: 4200 }),
      applySettings: (change) => void entraChanges.push(change),
      reset: () => void entraChanges.push('reset'),
    },
    entraSettingNames: ['accessTokenSeconds'],
    entraOrigin: 'http://127.0.0.1:4280',
    origins: { prod: 'http://127.0.0.1:4281', dev: 'http://127.0.0.1:4282' },
    stateFolder,
  })
  const servers = {
    prod: createServer(loopbackOnly(listeners.prod)),
    dev: createServer(loopbackOnly(listeners.dev)),
  }
  const origins = { prod: await listen(servers.prod), dev: await listen(servers.dev) }
  const raw: TestSite['raw'] = (path, request = {}, alias = 'prod') =>
    send(origins[alias], path, request)
  return {
    clock,
    faults,
    recorder,
    entraChanges,
    origin: (alias = 'prod') => origins[alias],
    token,
    raw,
    as: async (who, path, request = {}, alias = 'prod') => {
      const headers = { authorization: `Bearer ${await token(who)}`, ...request.headers }
      const reply = await raw(path, { ...request, headers }, alias)
      const method = request.method ?? 'GET'
      const [bare = ''] = path.split('?')
      expect(contractFaults({ method, path: bare }, reply.status, reply.body)).toEqual([])
      return reply
    },
    control: (path, request = {}) => raw(`/_emulator/${path}`, request),
    close: async () => {
      for (const server of Object.values(servers)) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      listeners.close()
    },
  }
}
