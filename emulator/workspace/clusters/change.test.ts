import { openTestSite, type TestSite, type Who } from '../test-site'

const monthEnd = '0405-071830-d9q2b6mj'
const adhoc = '0119-101045-h3x5n8dw'
const jobRun = '1120-054501-b7d3w1ks-v2n'
const personal = 'E0631F5C0D0006A1'
const standard = 'E0631F5C0D0006A2'
const gpu = 'E0631F5C0D0006A4'
const pool = '0911-074512-cloth14-pool-k2v8d5mq'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const post = (who: Who, action: string, body: object) =>
  site.as(who, `/api/2.1/clusters/${action}`, { method: 'POST', body })

const get = async (cluster_id: string) =>
  (await site.as('ada', `/api/2.1/clusters/get?cluster_id=${cluster_id}`)).body

const plain = {
  cluster_name: 'mine',
  spark_version: '15.4.x-scala2.12',
  node_type_id: 'Standard_D4ds_v5',
  num_workers: 2,
  autotermination_minutes: 30,
}

describe('create', () => {
  it('makes a cluster that starts and belongs to who asked', async () => {
    const { body } = await post('ben', 'create', { ...plain, unknown_field: 1 })
    expect(body.cluster_id).toMatch(/^\d{4}-\d{6}-[a-z0-9]{8}$/)
    expect(await get(body.cluster_id)).toMatchObject({
      state: 'PENDING',
      cluster_source: 'API',
      creator_user_name: 'ben@contoso.example',
      start_time: site.clock.now(),
      spec: plain,
    })
    site.clock.advance(12_000)
    expect((await get(body.cluster_id)).executors).toHaveLength(2)
    const removed = await post('ben', 'permanent-delete', { cluster_id: body.cluster_id })
    expect(removed.status).toBe(200)
  })

  it('gives each cluster an id of its own within the same millisecond', async () => {
    const [one, two] = [await post('ben', 'create', plain), await post('ben', 'create', plain)]
    expect(one.body.cluster_id).not.toBe(two.body.cluster_id)
  })

  it.each(['chloe', 'eve'] as const)('is refused to %s, who may not create any', async (who) => {
    const { status, body } = await post(who, 'create', plain)
    expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
    expect(body.message).toBe(
      'You are not authorized to create clusters. Please contact your administrator.',
    )
  })

  it.each([
    ['no runtime', { spark_version: undefined }, 'Missing required field: spark_version'],
    ['no machine', { node_type_id: undefined }, 'Missing required field: node_type_id'],
    ['no size', { num_workers: undefined }, 'Missing required field: size'],
    ['an unknown runtime', { spark_version: '3.0' }, 'Invalid spark version 3.0.'],
    ['an unknown machine', { node_type_id: 'Huge' }, 'Node type Huge is not supported.'],
    ['no workers', { num_workers: 0 }, 'NumWorkers could be 0 only for SingleNode clusters.'],
    [
      'a range upside down',
      { num_workers: undefined, autoscale: { min_workers: 4, max_workers: 2 } },
      'max_workers (2) must be greater',
    ],
    ['two sizes', { autoscale: { min_workers: 1, max_workers: 2 } }, 'Only one of'],
    [
      'a short silence',
      { autotermination_minutes: 5 },
      'autotermination_minutes must be 0 or between',
    ],
    [
      'too many tags',
      { custom_tags: Object.fromEntries(Array.from({ length: 46 }, (_, i) => [`t${i}`, 'x'])) },
      'At most 45',
    ],
    ['an unknown policy', { policy_id: 'NONE' }, 'Cluster policy NONE does not exist'],
  ])('refuses %s', async (_what, more, words) => {
    const { status, body } = await post('ben', 'create', { ...plain, ...more })
    expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    expect(body.message).toContain(words)
  })

  it('refuses a field of the wrong type as malformed', async () => {
    const { status, body } = await post('ben', 'create', { ...plain, num_workers: 'many' })
    expect([status, body.error_code]).toEqual([400, 'MALFORMED_REQUEST'])
  })

  it('takes machines from a pool that the person may attach to', async () => {
    const onPool = { ...plain, node_type_id: undefined, instance_pool_id: pool }
    const { body } = await post('ben', 'create', onPool)
    expect(await get(body.cluster_id)).toMatchObject({ instance_pool_id: pool })
    expect(
      (await post('ben', 'create', { ...onPool, node_type_id: 'Standard_D4ds_v5' })).status,
    ).toBe(400)
  })
})

describe('a policy', () => {
  const tagged = {
    ...plain,
    policy_id: standard,
    custom_tags: { cost_center: 'cc-1234' },
    data_security_mode: 'USER_ISOLATION',
  }

  it('lets pass what it allows', async () => {
    expect((await post('ben', 'create', tagged)).status).toBe(200)
  })

  it('names every fault at once, in the words of the service', async () => {
    const { status, body } = await post('ben', 'create', {
      ...tagged,
      node_type_id: 'Standard_E16ds_v5',
      autotermination_minutes: 600,
      custom_tags: { cost_center: 'mine' },
      data_security_mode: undefined,
    })
    expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    expect(body.message).toMatch(/^Cluster validation error: Validation failed for node_type_id, /)
    expect(body.message).toContain('(is "Standard_E16ds_v5")')
    expect(body.message).toContain(
      'autotermination_minutes, the value cannot exceed 120 (is "600")',
    )
    expect(body.message).toContain(
      'custom_tags.cost_center, the value must match the regex cc-\\d{4}',
    )
    expect(body.message).toContain('data_security_mode, the value must be present')
  })

  it('fills in fixed values always and defaults when asked', async () => {
    const bare = { cluster_name: 'tiny', policy_id: personal }
    expect((await post('eve', 'create', bare)).status).toBe(400)
    const { body } = await post('eve', 'create', { ...bare, apply_policy_default_values: true })
    expect(await get(body.cluster_id)).toMatchObject({
      num_workers: 0,
      node_type_id: 'Standard_D4ds_v5',
      data_security_mode: 'SINGLE_USER',
      single_user_name: 'eve@contoso.example',
      autotermination_minutes: 60,
    })
  })

  it('limits how many clusters a person may have of it', async () => {
    const one = { cluster_name: 'tiny', policy_id: personal, apply_policy_default_values: true }
    await post('eve', 'create', one)
    const { status, body } = await post('eve', 'create', one)
    expect([status, body.error_code]).toEqual([400, 'QUOTA_EXCEEDED'])
  })

  it('that is not theirs is refused', async () => {
    const { status, body } = await post('ben', 'create', { ...plain, policy_id: gpu })
    expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
    expect(body.message).toContain('does not have Use permissions on E0631F5C0D0006A4')
  })
})

describe('edit', () => {
  it('replaces the spec of a terminated cluster and leaves it so', async () => {
    expect((await post('ben', 'edit', { ...plain, cluster_id: monthEnd })).status).toBe(200)
    const cluster = await get(monthEnd)
    expect(cluster).toMatchObject({ state: 'TERMINATED', cluster_name: 'mine', num_workers: 2 })
    expect(cluster.policy_id).toBeUndefined()
    const { body } = await post('ben', 'events', { cluster_id: monthEnd, page_size: 1 })
    expect(body.events?.[0]).toMatchObject({
      type: 'EDITED',
      details: {
        user: 'ben@contoso.example',
        previous_attributes: { cluster_name: 'finance-month-end' },
        attributes: { cluster_name: 'mine' },
      },
    })
  })

  it('restarts a running cluster with the new spec', async () => {
    await post('eve', 'edit', { ...plain, cluster_id: adhoc })
    expect((await get(adhoc)).state).toBe('RESTARTING')
    site.clock.advance(10_000)
    expect((await get(adhoc)).executors).toHaveLength(2)
  })

  it('is refused while the cluster moves, and for job clusters', async () => {
    await post('ben', 'start', { cluster_id: monthEnd })
    const moving = await post('ben', 'edit', { ...plain, cluster_id: monthEnd })
    expect(moving.body.message).toBe(`Cluster ${monthEnd} is in unexpected state Pending.`)
    const job = await post('ada', 'edit', { ...plain, cluster_id: jobRun })
    expect([job.status, job.body.error_code]).toEqual([400, 'INVALID_STATE'])
  })
})

describe('update', () => {
  const update = (update_mask: string | undefined, cluster?: object) =>
    post('ben', 'update', { cluster_id: monthEnd, update_mask, cluster })

  it('changes what the mask names and nothing else', async () => {
    const { status } = await update('cluster_name,autoscale.max_workers', {
      cluster_name: 'renamed',
      autoscale: { max_workers: 9 },
      autotermination_minutes: 120,
    })
    expect(status).toBe(200)
    expect(await get(monthEnd)).toMatchObject({
      cluster_name: 'renamed',
      autoscale: { min_workers: 2, max_workers: 9 },
      autotermination_minutes: 45,
    })
  })

  it('swaps one form of size for the other', async () => {
    await update('num_workers', { num_workers: 4 })
    const cluster = await get(monthEnd)
    expect(cluster.num_workers).toBe(4)
    expect(cluster.autoscale).toBeUndefined()
  })

  it('still holds to the policy', async () => {
    const { status, body } = await update('custom_tags.cost_center', {
      custom_tags: { cost_center: 'none' },
    })
    expect(status).toBe(400)
    expect(body.message).toContain('Validation failed for custom_tags.cost_center')
  })

  it('refuses a mask that is missing or names no field', async () => {
    expect((await update(undefined, {})).body.message).toBe('Missing required field: update_mask')
    expect((await update('state', { state: 'RUNNING' })).body.message).toBe(
      'Invalid field path in update_mask: state',
    )
    expect((await update('cluster_name')).body.message).toBe('Missing required field: cluster')
  })
})

describe('pin, unpin and change-owner', () => {
  it('are for admins alone', async () => {
    for (const action of ['pin', 'unpin', 'change-owner']) {
      const { status, body } = await post('ben', action, {
        cluster_id: monthEnd,
        owner_username: 'ben@contoso.example',
      })
      expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
      expect(body.message).toMatch(/^Only workspace admins can /)
    }
  })

  it('pin once, unpin once, and tell so in the events', async () => {
    await post('ada', 'pin', { cluster_id: adhoc })
    await post('ada', 'pin', { cluster_id: adhoc })
    expect((await get(adhoc)).pinned_by_user_name).toBe('ada@contoso.example')
    await post('ada', 'unpin', { cluster_id: adhoc })
    expect((await get(adhoc)).pinned_by_user_name).toBeUndefined()
    const { body } = await post('ada', 'events', { cluster_id: adhoc, page_size: 2 })
    expect(body.events?.map(({ type }) => type)).toEqual(['UNPINNED', 'PINNED'])
  })

  it('pins no more than a hundred', async () => {
    await site.control('settings', { method: 'POST', body: { scale: { prod: 120 } } })
    const { body } = await site.as(
      'ada',
      '/api/2.1/clusters/list?page_size=100&filter_by.is_pinned=false',
    )
    const statuses = []
    for (const { cluster_id } of body.clusters ?? []) {
      statuses.push((await post('ada', 'pin', { cluster_id })).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(98)
    expect(statuses.at(-1)).toBe(400)
  })

  it('gives a terminated cluster to somebody else', async () => {
    const to = (owner_username: string, cluster_id = monthEnd) =>
      post('ada', 'change-owner', { cluster_id, owner_username })
    expect((await to('eve@contoso.example')).status).toBe(200)
    expect((await get(monthEnd)).creator_user_name).toBe('eve@contoso.example')
    expect((await post('eve', 'resize', { cluster_id: monthEnd, num_workers: 1 })).status).toBe(400)
    expect((await to('nobody@contoso.example')).status).toBe(404)
    expect((await to('eve@contoso.example', adhoc)).body.error_code).toBe('INVALID_STATE')
  })
})
