import { callerNumber } from '@/lib/api/testing/test-caller'
import { jobId } from '@/lib/databricks/ids'
import { json, prod, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { changedOwner, jobDetail, jobIdentityInput } from './schema'
import { changeJobOwner, changeJobRunAs } from './server-identity'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 7_300
const somebody = () => callerNumber(++number)
const id = jobId.parse('9007199254740993')
const input = (principal: object) =>
  jobIdentityInput.parse({ workspace: prod, jobId: id, principal })
const ines = { kind: 'user', name: 'ines@contoso.example' }
const daemon = { kind: 'service-principal', name: 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60' }
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'Only admins.' }, 403)
const writes = () => server.seen.filter(({ method }) => method !== 'GET')

const onWrite =
  (write: Reply, read: Reply): Reply =>
  (seen, response) =>
    (seen.method === 'GET' ? read : write)(seen, response)

describe('who a job runs as', () => {
  const after = json(`{"job_id":${id},"settings":{"run_as":{"user_name":"ines@contoso.example"}}}`)

  it.each([
    [ines, `{"user_name":"ines@contoso.example"}`],
    [daemon, `{"service_principal_name":"${daemon.name}"}`],
  ])('is changed, and nothing else of the job: %j', async (principal, run_as) => {
    server.reply(onWrite(json({}), after))
    const changed = jobDetail.parse(await changeJobRunAs(somebody(), input(principal)))
    expect(changed.runAs).toEqual(ines)
    expect(writes().map(({ url, body }) => [url, body])).toEqual([
      ['/api/2.2/jobs/update', `{"job_id":${id},"new_settings":{"run_as":${run_as}}}`],
    ])
  })

  it('is not changed by who may not', async () => {
    server.reply(onWrite(refused, after))
    await expect(changeJobRunAs(somebody(), input(ines))).rejects.toMatchObject({
      status: 403,
      message: 'Only admins.',
    })
  })
})

describe('the owner of a job', () => {
  const grant = (who: object, level: string, more: object = {}) => ({
    ...who,
    all_permissions: [{ permission_level: level, ...more }],
  })
  const hugo = { user_name: 'hugo@contoso.example' }
  const list = (...entries: object[]) =>
    json({
      access_control_list: [
        ...entries,
        grant({ group_name: 'admins' }, 'CAN_MANAGE', {
          inherited: true,
          inherited_from_object: ['/jobs/'],
        }),
      ],
    })
  const sent = () => JSON.parse(writes()[0]?.body ?? '{}') as { access_control_list: object[] }

  it('is replaced, and every other direct grant stays', async () => {
    server.reply(
      list(
        grant(hugo, 'IS_OWNER'),
        grant({ group_name: 'data-engineers' }, 'CAN_MANAGE_RUN'),
        grant({ service_principal_name: daemon.name }, 'CAN_VIEW'),
        grant({ user_name: 'INES@contoso.example' }, 'CAN_MANAGE'),
      ),
    )
    const changed = changedOwner.parse(await changeJobOwner(somebody(), input(ines)))
    expect(changed).toMatchObject({
      jobId: id,
      owner: ines,
      before: { kind: 'user', name: hugo.user_name },
    })
    expect(sent().access_control_list).toEqual([
      { user_name: ines.name, permission_level: 'IS_OWNER' },
      { group_name: 'data-engineers', permission_level: 'CAN_MANAGE_RUN' },
      { service_principal_name: daemon.name, permission_level: 'CAN_VIEW' },
    ])
    expect(writes().map(({ method, url }) => `${method} ${url}`)).toEqual([
      `PUT /api/2.0/permissions/jobs/${id}`,
    ])
  })

  it('is left alone where it is theirs already', async () => {
    server.reply(list(grant({ user_name: 'Ines@contoso.example' }, 'IS_OWNER')))
    const changed = await changeJobOwner(somebody(), input(ines))
    expect(changed.before?.name).toBe('Ines@contoso.example')
    expect(writes()).toEqual([])
  })

  it('comes to a job that has none', async () => {
    server.reply(list())
    expect((await changeJobOwner(somebody(), input(ines))).before).toBeNull()
    expect(sent().access_control_list).toHaveLength(1)
  })

  it('is not changed by who may not', async () => {
    server.reply(onWrite(refused, list(grant(hugo, 'IS_OWNER'))))
    await expect(changeJobOwner(somebody(), input(ines))).rejects.toMatchObject({ status: 403 })
    server.reply(refused)
    await expect(changeJobOwner(somebody(), input(ines))).rejects.toMatchObject({ status: 403 })
    expect(writes()).toEqual([])
  })
})

it('a group neither owns a job nor is run as', () =>
  expect(() => input({ kind: 'group', name: 'admins' })).toThrow())
