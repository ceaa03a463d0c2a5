import { openTestSite, type TestSite, type Who } from '../test-site'

type Answer = {
  error_code?: string
  message?: string
  scopes?: { name: string; backend_type: string }[]
  secrets?: { key: string; last_updated_timestamp: number }[]
  items?: { principal: string; permission: string }[]
  principal?: string
  permission?: string
}

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function call(who: Who, path: string, body?: object): Promise<Answer> {
  const request = body ? { method: 'POST', body } : {}
  return (await site.as(who, `/api/2.0/secrets/${path}`, request)).body as unknown as Answer
}

const create = (who: Who, scope: string, more: object = {}) =>
  call(who, 'scopes/create', { scope, ...more })
const put = (who: Who, key: string, more: object = { string_value: 'hush' }, scope = 'mine') =>
  call(who, 'put', { scope, key, ...more })
const allow = (principal: string, permission: string, scope = 'mine', who: Who = 'ben') =>
  call(who, 'acls/put', { scope, principal, permission })
const keysOf = async (who: Who, scope = 'mine') =>
  (await call(who, `list?scope=${scope}`)).secrets?.map(({ key }) => key)

describe('scopes', () => {
  it('are known by name to everybody, in prod two, in dev one', async () => {
    const { scopes } = await call('chloe', 'scopes/list')
    expect(scopes).toEqual([
      { name: 'etl-sources', backend_type: 'DATABRICKS' },
      { name: 'ml-team', backend_type: 'DATABRICKS' },
    ])
    const inDev = await site.as('ben', '/api/2.0/secrets/scopes/list', {}, 'dev')
    expect(inDev.text).toContain('sandbox')
  })

  it('are managed by who made them, and are gone once deleted', async () => {
    expect(await create('chloe', 'mine')).toEqual({})
    expect((await call('chloe', 'acls/list?scope=mine')).items).toEqual([
      { principal: 'chloe@contoso.example', permission: 'MANAGE' },
    ])
    expect(await call('chloe', 'scopes/delete', { scope: 'MINE' })).toEqual({})
    expect(await call('chloe', 'list?scope=mine')).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: 'Scope mine does not exist!',
    })
  })

  it('may be given to all users from the start, and to nobody else', async () => {
    await create('ben', 'mine', { initial_manage_principal: 'users' })
    expect(await put('chloe', 'k')).toEqual({})
    expect(await create('ben', 'other', { initial_manage_principal: 'analysts' })).toMatchObject({
      error_code: 'BAD_REQUEST',
      message: 'Cannot specify analysts as initial_manage_principal.',
    })
  })

  it('have a name once, in any case', async () => {
    await create('ben', 'mine')
    expect(await create('ada', 'Mine')).toMatchObject({
      error_code: 'RESOURCE_ALREADY_EXISTS',
      message: 'Scope Mine already exists!',
    })
  })

  it.each(['', 'a b', 'a/b', 'x'.repeat(129)])('are not called "%s"', async (scope) => {
    expect(await create('ben', scope)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })

  it('are a thousand at the most', async () => {
    for (let count = 2; count < 1_000; count++) {
      await site.raw('/api/2.0/secrets/scopes/create', {
        method: 'POST',
        body: { scope: `scope-${count}` },
        headers: { authorization: `Bearer ${await bearer()}` },
      })
    }
    expect(await create('ben', 'one-more')).toMatchObject({ error_code: 'RESOURCE_LIMIT_EXCEEDED' })
  }, 60_000)

  let token: string | undefined
  const bearer = async () => (token ??= await site.token('ben'))
})

describe('scopes of a Key Vault', () => {
  const vault = {
    scope_backend_type: 'AZURE_KEYVAULT',
    backend_azure_keyvault: {
      resource_id: '/subscriptions/0/resourceGroups/r/providers/Microsoft.KeyVault/vaults/v',
      dns_name: 'https://v.vault.azure.net/',
    },
  }

  it('need a token of Entra’s', async () => {
    const made = await site.as('ben', '/api/2.0/token/create', { method: 'POST', body: {} })
    const { token_value } = made.body as unknown as { token_value: string }
    const { status, body } = await site.raw('/api/2.0/secrets/scopes/create', {
      method: 'POST',
      body: { scope: 'kv', ...vault },
      headers: { authorization: `Bearer ${token_value}` },
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'Scope with Azure KeyVault must have userAADToken defined!',
    })
  })

  it('find no vault in this tenant, and need to say which', async () => {
    expect((await create('ben', 'kv', vault)).message).toMatch(/^Unable to grant read\/list/)
    expect((await create('ben', 'kv', { scope_backend_type: 'AZURE_KEYVAULT' })).message).toBe(
      'Missing required fields: backend_azure_keyvault.resource_id, backend_azure_keyvault.dns_name',
    )
    expect((await call('ben', 'scopes/list')).scopes).toHaveLength(2)
  })
})

describe('secrets', () => {
  beforeEach(() => create('ben', 'mine'))

  it('are listed by key with the time of their last writing', async () => {
    await put('ben', 'b')
    await put('ben', 'a', { bytes_value: Buffer.from('hush').toString('base64') })
    expect(await keysOf('ben')).toEqual(['a', 'b'])
    site.clock.advance(5_000)
    await put('ben', 'B', { string_value: 'again' })
    const { secrets = [] } = await call('ben', 'list?scope=mine')
    expect(secrets.map(({ key }) => key)).toEqual(['a', 'B'])
    expect(secrets[1]?.last_updated_timestamp).toBe(site.clock.now())
  })

  it('are deleted by key', async () => {
    await put('ben', 'k')
    expect(await call('ben', 'delete', { scope: 'mine', key: 'K' })).toEqual({})
    expect(await call('ben', 'list?scope=mine')).toEqual({})
    expect(await call('ben', 'delete', { scope: 'mine', key: 'k' })).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    })
  })

  it('are never read back: no answer, record or setting holds a value', async () => {
    await put('ben', 'k', { string_value: 'correct-horse' })
    await put('ben', 'k2', { bytes_value: Buffer.from('correct-horse').toString('base64') })
    const paths = ['get?scope=mine&key=k', 'list?scope=mine', 'scopes/list', 'acls/list?scope=mine']
    const answers = await Promise.all(
      paths.map((path) => site.as('ben', `/api/2.0/secrets/${path}`)),
    )
    expect(answers[0]?.body).toMatchObject({ error_code: 'BAD_REQUEST' })
    const kept = [...answers, await site.control('calls'), await site.control('settings')]
    for (const { text } of kept) {
      expect(text).not.toContain('correct-horse')
      expect(text).not.toContain(Buffer.from('correct-horse').toString('base64'))
    }
  })

  it.each<[string, object, string]>([
    ['no value', {}, 'INVALID_PARAMETER_VALUE'],
    ['two values', { string_value: 'a', bytes_value: 'YQ==' }, 'MALFORMED_REQUEST'],
    ['bytes that are no base64', { bytes_value: 'a*c=' }, 'INVALID_PARAMETER_VALUE'],
    ['more than 128 KB', { string_value: 'é'.repeat(64 * 1024) + 'x' }, 'INVALID_PARAMETER_VALUE'],
    ['a number', { string_value: 7 }, 'MALFORMED_REQUEST'],
  ])('are refused with %s', async (_what, more, error_code) => {
    expect(await put('ben', 'k', more)).toMatchObject({ error_code })
    expect(await call('ben', 'list?scope=mine')).toEqual({})
  })

  it('hold 128 KB to the byte, and bytes before their base64', async () => {
    expect(await put('ben', 'text', { string_value: 'é'.repeat(64 * 1024) })).toEqual({})
    const bytes = Buffer.alloc(128 * 1024).toString('base64')
    expect(await put('ben', 'bytes', { bytes_value: bytes })).toEqual({})
  })

  it.each(['a b', 'a@b', 'x'.repeat(129)])('are not called "%s"', async (key) => {
    expect(await put('ben', key)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })
})

describe('rights on a scope', () => {
  const reads = (who: Who) => call(who, 'list?scope=mine')
  const writes = (who: Who) => put(who, 'w')
  const manages = (who: Who) => call(who, 'acls/list?scope=mine')

  beforeEach(async () => {
    await create('ben', 'mine')
    await put('ben', 'k')
  })

  it.each<[string, boolean[]]>([
    ['READ', [true, false, false]],
    ['WRITE', [true, true, false]],
    ['MANAGE', [true, true, true]],
  ])('of %s let read, write, manage: %j', async (permission, expected) => {
    expect(await allow('chloe@contoso.example', permission)).toEqual({})
    const answers = [await reads('chloe'), await writes('chloe'), await manages('chloe')]
    expect(answers.map(({ error_code }) => error_code === undefined)).toEqual(expected)
  })

  it('are refused in words that name the person, the right and the scope', async () => {
    const expected: [Promise<Answer>, string][] = [
      [reads('chloe'), 'READ'],
      [writes('chloe'), 'WRITE'],
      [call('chloe', 'get?scope=mine&key=k'), 'READ'],
      [call('chloe', 'delete', { scope: 'mine', key: 'k' }), 'WRITE'],
      [call('chloe', 'scopes/delete', { scope: 'mine' }), 'MANAGE'],
      [allow('chloe@contoso.example', 'READ', 'mine', 'chloe'), 'MANAGE'],
    ]
    for (const [answer, permission] of expected) {
      expect(await answer).toMatchObject({
        error_code: 'PERMISSION_DENIED',
        message: `User chloe@contoso.example does not have ${permission} permission on scope mine to perform this action.`,
      })
    }
  })

  it('are the admins’ everywhere, and reach through groups and to applications', async () => {
    expect((await manages('ada')).items).toHaveLength(1)
    await allow('analysts', 'READ')
    expect(await keysOf('chloe')).toEqual(['k'])
    await allow('d9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60', 'WRITE')
    expect(await writes('finance-etl')).toEqual({})
    expect(await keysOf('finance-etl', 'etl-sources')).toContain('erp-password')
  })

  it('are changed, told and taken back one by one', async () => {
    await allow('analysts', 'READ')
    await allow('analysts', 'WRITE')
    expect(await call('ben', 'acls/get?scope=mine&principal=analysts')).toEqual({
      principal: 'analysts',
      permission: 'WRITE',
    })
    expect(await call('ben', 'acls/delete', { scope: 'mine', principal: 'analysts' })).toEqual({})
    expect(await reads('chloe')).toMatchObject({ error_code: 'PERMISSION_DENIED' })
    expect(await call('ben', 'acls/get?scope=mine&principal=analysts')).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    })
  })

  it('are given to nobody unknown, and are none but the three', async () => {
    expect(await allow('nobody@contoso.example', 'READ')).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'User or Group nobody@contoso.example does not exist.',
    })
    expect(await allow('analysts', 'OWN')).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })
})
