import { openJobsSite, task, type JobsSite } from '../runs/test-jobs'
import type { Who } from '../test-site'

let jobs: JobsSite

beforeEach(async () => {
  jobs = await openJobsSite()
})
afterEach(() => jobs.site.close())

const daemon = 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60'
const chloe = { user_name: 'chloe@contoso.example' }
const owned = (principal: object) => ({ ...principal, permission_level: 'IS_OWNER' })

describe('the owner of a job', () => {
  const give = async (id: number, who: Who, method: 'PUT' | 'PATCH', list: object[]) => {
    const request = { method, body: { access_control_list: list } }
    return (await jobs.site.as(who, `/api/2.0/permissions/jobs/${id}`, request)).body
  }

  it('is another once an admin has put them in the place of the one before', async () => {
    const id = await jobs.make([task('a')])
    const { access_control_list } = await give(id, 'ada', 'PUT', [owned(chloe)])
    expect(access_control_list.map(({ user_name, group_name }) => user_name ?? group_name)).toEqual(
      ['chloe@contoso.example', 'admins'],
    )
    expect(await jobs.get('ben', `get?job_id=${id}`)).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
  })

  it('cannot give it away without being an admin', async () => {
    const id = await jobs.make([task('a')])
    expect(await give(id, 'ben', 'PUT', [owned(chloe)])).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
    expect((await jobs.get('ben', `get?job_id=${id}`)).job_id).toBe(id)
  })

  it('is not added to the one that is there', async () => {
    const id = await jobs.make([task('a')])
    expect(await give(id, 'ada', 'PATCH', [owned(chloe)])).toMatchObject({
      message: 'The job must have exactly one owner.',
    })
  })

  it('is no group', async () => {
    const id = await jobs.make([task('a')])
    expect(await give(id, 'ada', 'PUT', [owned({ group_name: 'data-engineers' })])).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })
})

describe('who a job runs as', () => {
  const runAs = async (id: number, who: Who, run_as: object) => {
    const body = { job_id: id, new_settings: { run_as } }
    return (await jobs.site.as(who, '/api/2.2/jobs/update', { method: 'POST', body })).body
  }
  const now = async (id: number) => (await jobs.get('ada', `get?job_id=${id}`)).run_as_user_name

  it('is anybody whom an admin names, and for others only themselves', async () => {
    const id = await jobs.make([task('a')])
    expect(await runAs(id, 'ada', chloe)).toEqual({})
    expect(await now(id)).toBe('chloe@contoso.example')
    expect(await runAs(id, 'ben', { user_name: 'eve@contoso.example' })).toMatchObject({
      error_code: 'PERMISSION_DENIED',
      message: 'User ben@contoso.example cannot set run_as to user eve@contoso.example.',
    })
    expect(await runAs(id, 'ben', { user_name: 'ben@contoso.example' })).toEqual({})
    expect(await now(id)).toBe('ben@contoso.example')
  })

  it('is a service principal for who may use it, and an admin is no exception', async () => {
    const id = await jobs.make([task('a')])
    expect(await runAs(id, 'ben', { service_principal_name: daemon })).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
    expect(await runAs(id, 'ada', { service_principal_name: daemon })).toEqual({})
    expect(await now(id)).toBe(daemon)
    const made = await jobs.site.as('ada', '/api/2.0/preview/scim/v2/ServicePrincipals', {
      method: 'POST',
      body: { displayName: 'nobody-uses-it' },
    })
    const { applicationId } = made.body as unknown as { applicationId: string }
    expect(await runAs(id, 'ada', { service_principal_name: applicationId })).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
  })

  it.each([
    ['somebody who is not there', { user_name: 'nobody@contoso.example' }],
    ['somebody who has left', { user_name: 'noor@contoso.example' }],
    ['an application that is not there', { service_principal_name: daemon.replace('d', 'a') }],
    ['two at once', { ...chloe, service_principal_name: daemon }],
    ['nobody', {}],
  ])('is never %s', async (_what, run_as) => {
    const id = await jobs.make([task('a')])
    expect(await runAs(id, 'ada', run_as)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
    expect(await now(id)).toBe('ben@contoso.example')
  })

  it('may stay as it is when somebody else changes the job', async () => {
    const id = await jobs.make([task('a')])
    await runAs(id, 'ada', chloe)
    expect(
      await jobs.post('ben', 'update', { job_id: id, new_settings: { name: 'renamed' } }),
    ).toEqual({})
    expect(await now(id)).toBe('chloe@contoso.example')
  })
})
