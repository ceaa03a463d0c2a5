import { cursorOf } from '@/lib/api/cursor'
import { callerNumber } from '@/lib/api/testing/test-caller'
import { clusterId } from '@/lib/databricks/ids'
import {
  inTurn,
  json,
  prod,
  serveWorkspaces,
  type Reply,
} from '@/lib/databricks/testing/serve-workspaces'
import {
  clusterDetail,
  clusterEventPage,
  clusterPage,
  clusterPermissions,
  listClustersInput,
} from './schema'
import {
  getCluster,
  getClusterPermissions,
  listClusterEvents,
  listClusters,
  restartCluster,
  startCluster,
  terminateCluster,
} from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 500
const somebody = () => callerNumber(++number)
const id = clusterId.parse('0405-071830-d9q2b6mj')
const one = { workspace: prod, clusterId: id }
const asked = () => server.seen.map(({ method, url }) => `${method} ${url}`)
const list = (more: object = {}) => listClustersInput.parse({ workspace: 'prod', ...more })

const byPath =
  (replies: Record<string, Reply>): Reply =>
  (seen, response) => {
    const path = seen.url.split('?')[0]?.split('/').pop() ?? ''
    ;(replies[path] ?? json({ error_code: 'ENDPOINT_NOT_FOUND', message: seen.url }, 404))(
      seen,
      response,
    )
  }
const inState = (state: string) => json({ cluster_id: id, state })
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)

describe('listing clusters', () => {
  const pages: Reply = (seen, response) => {
    const query = new URL(seen.url, 'http://x').searchParams
    const from = Number(query.get('page_token') ?? 0)
    const size = Number(query.get('page_size'))
    const clusters = Array.from({ length: Math.min(size, 250 - from) }, (_, at) => ({
      cluster_id: `0101-000000-c${from + at}`,
    }))
    const next = from + size < 250 ? { next_page_token: String(from + size) } : {}
    json({ clusters, ...next })(seen, response)
  }

  it('reads page after page, a hundred at a time, to the end', async () => {
    server.reply(pages)
    const page = await listClusters(somebody(), list())
    expect(page.items).toHaveLength(250)
    expect(page.nextPageToken).toBeNull()
    expect(clusterPage.safeParse(page).success).toBe(true)
    expect(asked()).toHaveLength(3)
  })

  it('stops at the limit exactly, and goes on from there', async () => {
    server.reply(pages)
    const caller = somebody()
    const first = await listClusters(caller, list({ limit: 130 }))
    expect(first.items).toHaveLength(130)
    const rest = await listClusters(caller, list({ pageToken: first.nextPageToken }))
    expect(rest.items).toHaveLength(120)
    expect(rest.items[0]?.clusterId).toBe('0101-000000-c130')
  })

  it('hands filters and order to Databricks in its words', async () => {
    server.reply(json({}))
    await listClusters(
      somebody(),
      list({ state: 'RUNNING,ERROR', source: 'UI', pinned: 'true', sort: '-name', limit: 5 }),
    )
    const query = [...new URL(server.seen[0]?.url ?? '', 'http://x').searchParams].map((pair) =>
      pair.join('='),
    )
    expect(query.sort()).toEqual([
      'filter_by.cluster_sources=UI',
      'filter_by.cluster_states=ERROR',
      'filter_by.cluster_states=RUNNING',
      'filter_by.is_pinned=true',
      'page_size=5',
      'sort_by.direction=DESC',
      'sort_by.field=CLUSTER_NAME',
    ])
  })

  it('leaves out what lacks a word of the search, and tells where the list goes on', async () => {
    server.reply(pages)
    const page = await listClusters(somebody(), list({ q: 'C12 0101', limit: 130 }))
    expect(page.items).toHaveLength(11)
    expect(page.nextPageToken).toMatch(/\.130$/)
    expect(server.seen[0]?.url).not.toContain('C12')
  })

  it('is refused with what Databricks says', async () => {
    server.reply(refused)
    await expect(listClusters(somebody(), list())).rejects.toMatchObject({
      status: 403,
      message: 'You may not.',
    })
  })
})

describe('one cluster', () => {
  it('is read with the moment it was asked for', async () => {
    server.reply(inState('RUNNING'))
    const found = await getCluster(somebody(), one)
    expect(clusterDetail.parse(found).state).toBe('RUNNING')
    expect(asked()).toEqual([`GET /api/2.1/clusters/get?cluster_id=${id}`])
  })

  it('that is not there is a 404, whatever status Databricks gives it', async () => {
    server.reply(
      json({ error_code: 'INVALID_PARAMETER_VALUE', message: `Cluster ${id} does not exist` }, 400),
    )
    await expect(getCluster(somebody(), one)).rejects.toMatchObject({
      kind: 'not-found',
      status: 404,
    })
  })

  it('tells its events, newest first, and they are asked for again when that fails', async () => {
    server.reply(
      inTurn(
        json({}, 503),
        json({ events: [{ timestamp: 5, type: 'RUNNING' }], next_page_token: 'n', total_count: 9 }),
      ),
    )
    const pageToken = cursorOf('cluster-events', one).seal('p') ?? undefined
    const page = await listClusterEvents(somebody(), { ...one, limit: 3, pageToken })
    expect(clusterEventPage.parse(page)).toMatchObject({
      totalCount: 9,
      nextPageToken: expect.stringMatching(/\.n$/) as string,
    })
    expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({
      cluster_id: id,
      order: 'DESC',
      page_size: 3,
      page_token: 'p',
    })
  })

  it('tells its events to nobody who may not see it', async () => {
    server.reply(refused)
    await expect(listClusterEvents(somebody(), { ...one, limit: 3 })).rejects.toMatchObject({
      kind: 'no-access',
    })
  })

  it('tells who may do what with it, unless that is not for the caller', async () => {
    server.reply(
      inTurn(
        json({
          access_control_list: [
            { user_name: 'ben', all_permissions: [{ permission_level: 'CAN_MANAGE' }] },
          ],
        }),
        refused,
      ),
    )
    const caller = somebody()
    expect(clusterPermissions.parse(await getClusterPermissions(caller, one)).grants).toHaveLength(
      1,
    )
    expect(asked()).toEqual([`GET /api/2.0/permissions/clusters/${id}`])
    await expect(getClusterPermissions(somebody(), one)).rejects.toMatchObject({
      kind: 'no-access',
    })
  })
})

describe('an action', () => {
  it('starts a cluster by one call, and answers with the cluster after it', async () => {
    const caller = somebody()
    server.reply(
      byPath({ get: inTurn(inState('TERMINATED'), inState('PENDING')), start: json({}) }),
    )
    await getCluster(caller, one)
    expect((await startCluster(caller, one)).state).toBe('PENDING')
    expect(asked().slice(1)).toEqual([
      'POST /api/2.1/clusters/start',
      `GET /api/2.1/clusters/get?cluster_id=${id}`,
    ])
    expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({ cluster_id: id })
  })

  it('that was done is not told as failed when the cluster cannot be looked at afterwards', async () => {
    server.reply(byPath({ start: json({}), get: refused }))
    await expect(startCluster(somebody(), one)).rejects.toMatchObject({
      status: 502,
      code: 'DONE_STATE_UNKNOWN',
    })
  })

  it('that does not fit the state is a conflict in the words of Databricks', async () => {
    const message = `Cluster ${id} is in unexpected state Running.`
    server.reply(byPath({ start: json({ error_code: 'INVALID_STATE', message }, 400) }))
    await expect(startCluster(somebody(), one)).rejects.toMatchObject({
      kind: 'conflict',
      status: 409,
      message,
    })
    expect(asked()).toHaveLength(1)
  })

  it('restarts what runs', async () => {
    server.reply(
      byPath({ get: inTurn(inState('RUNNING'), inState('RESTARTING')), restart: json({}) }),
    )
    expect((await restartCluster(somebody(), one)).state).toBe('RESTARTING')
  })

  it('restarts nothing else, and Databricks is not even asked to', async () => {
    server.reply(byPath({ get: inState('TERMINATED'), restart: json({}) }))
    await expect(restartCluster(somebody(), one)).rejects.toMatchObject({
      status: 409,
      message: 'It is terminated. Start it instead.',
    })
    expect(asked().filter((call) => call.includes('restart'))).toEqual([])
  })

  it('terminates, and may try again because Databricks lets it', async () => {
    server.reply(byPath({ delete: inTurn(json({}, 503), json({})), get: inState('TERMINATING') }))
    expect((await terminateCluster(somebody(), one)).state).toBe('TERMINATING')
    expect(asked().filter((call) => call.endsWith('delete'))).toHaveLength(2)
    expect(asked().some((call) => call.includes('permanent'))).toBe(false)
  })

  it('is never sent twice when it starts or restarts', async () => {
    server.reply(byPath({ get: inState('RUNNING'), start: json({}, 503), restart: json({}, 503) }))
    await expect(startCluster(somebody(), one)).rejects.toMatchObject({ status: 503 })
    await expect(restartCluster(somebody(), one)).rejects.toMatchObject({ status: 503 })
    expect(asked().filter((call) => call.startsWith('POST'))).toHaveLength(2)
  })

  it.each([
    ['start', startCluster],
    ['restart', restartCluster],
    ['terminate', terminateCluster],
  ] as const)('to %s is refused to who may not', async (_what, act) => {
    server.reply(
      byPath({ get: inState('RUNNING'), start: refused, restart: refused, delete: refused }),
    )
    await expect(act(somebody(), one)).rejects.toMatchObject({ kind: 'no-access', status: 403 })
  })
})
