import { openTestSite, type TestSite, type Who } from './test-site'

const clusters = {
  etl: '0214-083011-k7m2p9qa',
  monthEnd: '0405-071830-d9q2b6mj',
  adhoc: '0119-101045-h3x5n8dw',
  extracts: '1107-063300-r2c9f4yb',
  fraud: '0528-090107-q7v4r3hy',
} as const
const standardPolicy = 'E0631F5C0D0006A2'
const pool = '0911-074512-cloth14-pool-k2v8d5mq'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const post = (who: Who, action: string, cluster_id: string, more = {}) =>
  site.as(who, `/api/2.1/clusters/${action}`, { method: 'POST', body: { cluster_id, ...more } })

const path = (id: string, type = 'clusters') => `/api/2.0/permissions/${type}/${id}`

describe('what each person may do', () => {
  type Deed = 'see' | 'restart' | 'terminate' | 'resize' | 'remove' | 'permissions'
  const deeds: Record<Deed, (who: Who, id: string) => Promise<{ status: number }>> = {
    see: (who, id) => site.as(who, `/api/2.1/clusters/get?cluster_id=${id}`),
    restart: (who, id) => post(who, 'restart', id),
    terminate: (who, id) => post(who, 'delete', id),
    resize: (who, id) => post(who, 'resize', id, { num_workers: 2 }),
    remove: (who, id) => post(who, 'permanent-delete', id),
    permissions: (who, id) => site.as(who, path(id)),
  }
  const all = Object.keys(deeds) as Deed[]
  const matrix: [Who, keyof typeof clusters, Deed[]][] = [
    ['ada', 'adhoc', all],
    ['ada', 'extracts', all],
    ['ben', 'etl', all],
    ['ben', 'adhoc', ['see', 'restart', 'terminate']],
    ['ben', 'extracts', ['see']],
    ['ben', 'fraud', []],
    ['eve', 'adhoc', all],
    ['eve', 'extracts', ['see']],
    ['chloe', 'adhoc', ['see']],
    ['chloe', 'etl', []],
    ['finance-etl', 'etl', ['see', 'restart', 'terminate']],
    ['dan', 'adhoc', []],
  ]

  it.each(matrix)('%s on %s: %j and nothing else', async (who, cluster, allowed) => {
    for (const deed of all) {
      const fresh = await site.control('reset', { method: 'POST' })
      expect(fresh.status).toBe(200)
      const { status } = await deeds[deed](who, clusters[cluster])
      expect([deed, status]).toEqual([deed, allowed.includes(deed) ? 200 : 403])
    }
  })

  it('refuses in words that name the person, the permission and the cluster', async () => {
    const refusals = [
      [await post('ben', 'restart', clusters.extracts), 'Restart'],
      [await post('ben', 'resize', clusters.adhoc, { num_workers: 1 }), 'Manage'],
      [await site.as('ben', `/api/2.1/clusters/get?cluster_id=${clusters.fraud}`), 'Attach'],
    ] as const
    for (const [{ status, body }, permission] of refusals) {
      expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
      expect(body.message).toMatch(
        new RegExp(
          `^ben@contoso.example does not have ${permission} permissions on \\S+\\. ` +
            'Please contact the owner or an administrator for access\\.$',
        ),
      )
    }
  })
})

describe('an access control list', () => {
  it('shows direct grants and what admins inherit from all clusters', async () => {
    const { body } = await site.as('ben', path(clusters.monthEnd))
    expect(body).toMatchObject({
      object_id: `/clusters/${clusters.monthEnd}`,
      object_type: 'cluster',
    })
    expect(body.access_control_list).toEqual([
      {
        user_name: 'ben@contoso.example',
        display_name: 'Ben Kaya',
        all_permissions: [{ permission_level: 'CAN_MANAGE', inherited: false }],
      },
      {
        group_name: 'data-engineers',
        all_permissions: [{ permission_level: 'CAN_RESTART', inherited: false }],
      },
      {
        service_principal_name: 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60',
        display_name: 'finance-etl',
        all_permissions: [{ permission_level: 'CAN_RESTART', inherited: false }],
      },
      {
        group_name: 'admins',
        all_permissions: [
          {
            permission_level: 'CAN_MANAGE',
            inherited: true,
            inherited_from_object: ['/clusters/'],
          },
        ],
      },
    ])
  })

  const change = (method: 'PUT' | 'PATCH', entries: unknown[], who: Who = 'ben', id?: string) =>
    site.as(who, path(id ?? clusters.monthEnd), { method, body: { access_control_list: entries } })

  it('PATCH adds to, PUT replaces what was granted directly', async () => {
    const chloe = { user_name: 'chloe@contoso.example', permission_level: 'CAN_ATTACH_TO' }
    const patched = await change('PATCH', [chloe])
    expect(patched.body.access_control_list).toHaveLength(5)
    const seen = await site.as('chloe', `/api/2.1/clusters/get?cluster_id=${clusters.monthEnd}`)
    expect(seen.status).toBe(200)
    const put = await change('PUT', [{ ...chloe, permission_level: 'CAN_RESTART' }])
    expect(put.body.access_control_list).toHaveLength(2)
    expect((await post('chloe', 'start', clusters.monthEnd)).status).toBe(200)
    expect((await post('ben', 'start', clusters.monthEnd)).status).toBe(403)
  })

  it('PATCH changes the level of somebody who is in it', async () => {
    const { body } = await change('PATCH', [
      { group_name: 'data-engineers', permission_level: 'CAN_MANAGE' },
    ])
    const levels = body.access_control_list
      .filter(({ group_name }) => group_name === 'data-engineers')
      .map(({ all_permissions }) => all_permissions[0]?.permission_level)
    expect(levels).toEqual(['CAN_MANAGE'])
  })

  it('reaches through groups within groups', async () => {
    await change('PUT', [{ group_name: 'data-scientists', permission_level: 'CAN_MANAGE' }], 'ada')
    const { body } = await site.as(
      'ada',
      '/api/2.0/preview/scim/v2/Users?filter=userName sw "grace"'
        .replaceAll(' ', '%20')
        .replaceAll('"', '%22'),
    )
    const groups = body.Resources?.[0]?.groups.map(({ display, type }) => `${display} ${type}`)
    expect(groups).toEqual(['users direct', 'ml-team direct', 'data-scientists indirect'])
  })

  it.each([
    [
      { user_name: 'nobody@contoso.example', permission_level: 'CAN_MANAGE' },
      404,
      /UserName\(nobody@contoso.example\) does not exist/,
    ],
    [{ group_name: 'nobodies', permission_level: 'CAN_MANAGE' }, 404, /GroupName\(nobodies\)/],
    [
      { user_name: 'eve@contoso.example', permission_level: 'CAN_RUN' },
      400,
      /CAN_RUN is not a valid permission level for cluster/,
    ],
    [{ user_name: 'eve@contoso.example' }, 400, /Missing required field: permission_level/],
    [{ permission_level: 'CAN_MANAGE' }, 400, /exactly one of/],
    [
      { user_name: 'eve@contoso.example', group_name: 'users', permission_level: 'CAN_MANAGE' },
      400,
      /exactly one of/,
    ],
    [
      { group_name: 'admins', permission_level: 'CAN_RESTART' },
      400,
      /Cannot remove admins's CAN_MANAGE/,
    ],
  ])('refuses %j', async (entry, status, words) => {
    const reply = await change('PATCH', [entry])
    expect(reply.status).toBe(status)
    expect(reply.body.message).toMatch(words)
    expect((await site.as('ben', path(clusters.monthEnd))).body.access_control_list).toHaveLength(4)
  })

  it('is not changed by who may not manage the cluster', async () => {
    const mine = { user_name: 'ben@contoso.example', permission_level: 'CAN_MANAGE' }
    expect((await change('PATCH', [mine], 'ben', clusters.adhoc)).status).toBe(403)
    expect((await change('PUT', [mine], 'chloe', clusters.adhoc)).status).toBe(403)
  })

  it('of an object that is not there is 404', async () => {
    const { status, body } = await site.as('ada', path('0101-000000-missing1'))
    expect([status, body.error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
  })
})

describe('policies and pools', () => {
  it.each(['dashboards', 'constructor', 'toString'])('there are none of %s', async (type) => {
    const { status, body } = await site.as('ada', path('0101-000000-any', type))
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE' },
    })
  })

  it('have lists of their own, whose levels are their own', async () => {
    const levels = async (type: string, id: string) =>
      (await site.as('ada', `${path(id, type)}/permissionLevels`)).body.permission_levels.map(
        ({ permission_level }) => permission_level,
      )
    expect(await levels('clusters', clusters.etl)).toEqual([
      'CAN_ATTACH_TO',
      'CAN_RESTART',
      'CAN_MANAGE',
    ])
    expect(await levels('cluster-policies', standardPolicy)).toEqual(['CAN_USE'])
    expect(await levels('instance-pools', pool)).toEqual(['CAN_ATTACH_TO', 'CAN_MANAGE'])
  })

  it('are managed by admins', async () => {
    const { body } = await site.as('ada', path(standardPolicy, 'cluster-policies'))
    expect(body.object_type).toBe('cluster-policy')
    expect(body.access_control_list.at(-1)?.all_permissions[0]).toEqual({
      permission_level: 'CAN_USE',
      inherited: true,
      inherited_from_object: ['/cluster-policies/'],
    })
    expect((await site.as('ben', path(standardPolicy, 'cluster-policies'))).status).toBe(403)
    expect((await site.as('ben', path(pool, 'instance-pools'))).status).toBe(403)
  })
})
