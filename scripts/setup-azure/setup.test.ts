import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { parseEnv as readSettings } from 'node:util'
import { parseEnv } from '../../lib/env/parse-env'
import given from '../../infra/registration.json'
import { StandIn, tenantId, type TenantState } from './testing/stand-in'

// Each run is a dozen processes, and the machine may be busy.
jest.setTimeout(180_000)

let azure: StandIn
const start = (changes: Partial<TenantState> = {}) => (azure = new StandIn(changes))
afterEach(() => azure.remove())

const settings = () =>
  readSettings(readFileSync(azure.settingsFile, 'utf8')) as Record<string, string>
const guid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string

describe('from nothing', () => {
  test('it makes the registration that the server needs', async () => {
    start()
    await azure.run(['--origin=https://lakedeck.contoso.com'])
    expect(azure.application).toMatchObject({
      displayName: 'Lakedeck',
      uniqueName: 'lakedeck',
      signInAudience: 'AzureADMyOrg',
      identifierUris: [`api://${azure.application.appId}`],
      isFallbackPublicClient: true,
      web: {
        redirectUris: [
          'https://lakedeck.contoso.com/api/auth/callback/azure-ad',
          'https://lakedeck.contoso.com/signed-out',
        ],
      },
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user' }],
        preAuthorizedApplications: [
          {
            appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
            delegatedPermissionIds: [given.scope.id],
          },
        ],
      },
      appRoles: [
        { value: 'Lakedeck.Viewer' },
        { value: 'Lakedeck.Operator' },
        { value: 'Lakedeck.Admin' },
      ],
      requiredResourceAccess: [
        {
          resourceAppId: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d',
          resourceAccess: [{ id: given.databricks.userImpersonationId, type: 'Scope' }],
        },
      ],
      optionalClaims: { idToken: [{ name: 'login_hint' }], accessToken: [{ name: 'idtyp' }] },
    })
    expect(azure.state.servicePrincipals).toHaveLength(2)
  })

  test('it writes settings with which the server starts, for the owner of the file alone', async () => {
    start()
    const printed = await azure.run(['--origin=https://lakedeck.contoso.com'])
    expect(parseEnv(settings())).toMatchObject({
      origin: 'https://lakedeck.contoso.com',
      tenantId,
      clientId: azure.application.appId,
      credential: { kind: 'secret' },
      workspaces: [
        { alias: 'prod', host: 'https://adb-1.1.azuredatabricks.net' },
        { alias: 'dev-sandbox', host: 'https://adb-2.2.azuredatabricks.net' },
      ],
      appRoles: 'off',
    })
    expect(statSync(azure.settingsFile).mode & 0o777).toBe(0o600)
    const { AZURE_AD_CLIENT_SECRET, NEXTAUTH_SECRET } = settings()
    expect(printed).not.toContain(AZURE_AD_CLIENT_SECRET)
    expect(printed).not.toContain(NEXTAUTH_SECRET)
    expect(JSON.stringify(azure.state.calls)).not.toContain(AZURE_AD_CLIENT_SECRET)
  })

  test('these are the commands that change something, in this order', async () => {
    start()
    await azure.run()
    const { appId, id } = azure.application
    expect(azure.changingCalls().map((call) => call.slice(2, 5))).toEqual(
      [
        ['PATCH', "applications(uniqueName='lakedeck')"],
        ['PATCH', `applications/${id}`],
        ['POST', 'servicePrincipals'],
        ['POST', `applications/${id}/addPassword`],
      ].map(([method, path]) => [method, '--url', `https://graph.microsoft.com/v1.0/${path}`]),
    )
    expect(appId).toEqual(guid)
  })

  test('it tells the address at which an administrator consents, as the sign-in page does', async () => {
    start({ roles: [], usersMayRegister: true })
    expect(await azure.run()).toContain(
      `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${azure.application.appId}&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fapi%2Fauth%2Fcallback%2Fazure-ad`,
    )
  })

  test.each([
    ['this machine', 'http://localhost:3000', /\. npm run build && npm start, and open http:/],
    [
      'a server',
      'https://lakedeck.contoso.com',
      /\. Deploy .* with the settings of \S+\.env\.local, and open https:\/\/lakedeck\.contoso\.com/,
    ],
  ])('it ends with how to start on %s', async (_where, origin, words) => {
    start()
    expect(await azure.run([`--origin=${origin}`])).toMatch(words)
  })

  test('it waits until what it made is known everywhere', async () => {
    start({ replicationLag: 3 })
    await azure.run()
    expect(azure.state.servicePrincipals).toHaveLength(2)
  })
})

describe('a dry run', () => {
  test('prints each command that the real one runs, and changes nothing', async () => {
    start()
    const printed = await azure.run(['--dry-run', '--consent', '--assign=me=Admin'])
    expect(azure.changingCalls()).toEqual([])
    expect(existsSync(azure.settingsFile)).toBe(false)
    const promised = printed.split('\n').filter((line) => line.startsWith('changes: az'))
    await azure.run(['--consent', '--assign=me=Admin'])
    const done = azure.changingCalls()
    expect(promised).toHaveLength(done.length)
    for (const [index, call] of done.entries())
      expect(promised[index]).toContain(`az rest --method ${call[2]} `)
  })

  test('npm may keep the flag for itself: it counts all the same', async () => {
    start()
    const { setUpAzure } = await import('./setup')
    const terminal = {
      print: () => undefined,
      ask: null,
      sleep: async () => undefined,
      now: () => new Date(),
    }
    const place = [`--settings=${azure.settingsFile}`]
    await setUpAzure(place, { npm_config_dry_run: 'true' }, terminal)
    expect(azure.changingCalls()).toEqual([])
  })
})

describe('a second run', () => {
  test.each([
    ['as the first', []],
    [
      'with roles and consent',
      ['--assign=me=Admin', '--assign=Data Engineers=Viewer', '--consent'],
    ],
    ['with a certificate', ['--credential=certificate']],
    ['with a managed identity', ['--identity=id-lakedeck', '--resource-group=rg-lakedeck']],
  ])('%s changes nothing', async (_, args) => {
    start()
    await azure.run(args)
    const before = readFileSync(azure.settingsFile, 'utf8')
    azure.changingCalls()
    await azure.run(args)
    expect(azure.changingCalls()).toEqual([])
    expect(readFileSync(azure.settingsFile, 'utf8')).toBe(before)
  })

  test('keeps what others added, and adds what somebody took away', async () => {
    start()
    await azure.run()
    const changed = azure.application
    changed.web.redirectUris = ['https://other.contoso.com/api/auth/callback/azure-ad']
    changed.appRoles.push({
      ...given.appRoles[0],
      id: '0b6c1a52-7f0d-4d0e-8c35-5e7a1f3d9aff',
      value: 'Other',
    })
    changed.api.preAuthorizedApplications = []
    azure.change({ applications: [changed] })
    await azure.run()
    const { web, appRoles, api } = azure.application
    expect(web.redirectUris).toEqual([
      'https://other.contoso.com/api/auth/callback/azure-ad',
      'http://localhost:3000/api/auth/callback/azure-ad',
      'http://localhost:3000/signed-out',
    ])
    expect(appRoles.map(({ value }) => value)).toContain('Other')
    expect(api.preAuthorizedApplications).toHaveLength(1)
  })

  test('makes a new secret when the old one ends soon, beside it', async () => {
    start()
    await azure.run(['--secret-days=10'])
    const { AZURE_AD_CLIENT_SECRET: old } = settings()
    await azure.run(['--yes'])
    expect(settings().AZURE_AD_CLIENT_SECRET).not.toBe(old)
    expect(azure.application.passwordCredentials).toHaveLength(2)
  })

  test('writes the day on which the secret ends where it is not there yet, and anew with a new secret', async () => {
    start()
    await azure.run(['--secret-days=10'])
    const dayIn = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 7)
    const { AZURE_AD_CLIENT_SECRET_EXPIRES: soon, ...others } = settings()
    expect(soon).toMatch(dayIn(10))
    await azure.run(['--yes'])
    const { AZURE_AD_CLIENT_SECRET_EXPIRES: later } = settings()
    expect(later).toMatch(dayIn(180))
    const { AZURE_AD_CLIENT_SECRET } = settings()
    const lines = Object.entries({ ...others, AZURE_AD_CLIENT_SECRET })
    writeFileSync(azure.settingsFile, lines.map(([name, value]) => `${name}="${value}"\n`).join(''))
    azure.changingCalls()
    await azure.run()
    expect(azure.changingCalls()).toEqual([])
    expect(settings().AZURE_AD_CLIENT_SECRET_EXPIRES).toBe(later)
  })

  test('goes on where the first one ended early', async () => {
    start({ noSecrets: true })
    await expect(azure.run()).rejects.toThrow(/policy does not allow this client secret/)
    expect(existsSync(azure.settingsFile)).toBe(false)
    azure.change({ noSecrets: false })
    azure.changingCalls()
    await azure.run()
    expect(azure.changingCalls().map((call) => call[4])).toEqual([
      expect.stringContaining('/addPassword'),
    ])
    expect(azure.state.applications).toHaveLength(1)
  })
})

describe('refusals, before anything is changed', () => {
  afterEach(() => {
    expect(azure.changingCalls()).toEqual([])
    expect(existsSync(azure.settingsFile)).toBe(false)
  })

  test('nobody is signed in', async () => {
    start({ account: null })
    await expect(azure.run()).rejects.toThrow(/Run `az login`/)
  })

  test('no right to register', async () => {
    start({ roles: [] })
    await expect(azure.run()).rejects.toThrow(
      /may not register applications.*Application Developer/s,
    )
  })

  test('a registration of that name that is not ours', async () => {
    const other = {
      id: 'x',
      appId: 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e',
      displayName: 'Lakedeck',
    }
    start({ applications: [other] })
    await expect(azure.run()).rejects.toThrow(/named Lakedeck.*--client-id=<id>/s)
  })

  test('a client id that this tenant does not have', async () => {
    start()
    await expect(azure.run(['--client-id=b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e'])).rejects.toThrow(
      /no app registration with the client id/,
    )
  })

  test.each([
    ['no workspace to be found', [], { workspaces: [] }, /no Databricks workspace to be found/],
    [
      'no right to look for workspaces',
      [],
      { noSubscriptionRights: true },
      /Name them: --workspaces/,
    ],
    [
      'a workspace that is not there',
      ['--workspaces=stage'],
      {},
      /'stage', is not one of those found/,
    ],
    [
      'a host that is no workspace',
      ['--workspaces=a=https://evil.example'],
      {},
      /must be https, end in/,
    ],
    [
      'somebody who is not there',
      ['--assign=zoe@contoso.example=Admin'],
      {},
      /no user and no group/,
    ],
    ['a role that is none', ['--assign=me=Owner'], {}, /role one of Lakedeck.Viewer/],
    [
      'an address without https',
      ['--origin=http://lakedeck.contoso.com'],
      {},
      /must be an https address/,
    ],
    ['an unknown option', ['--orgin=x'], {}, /--orgin/],
    ['a certificate that is none', ['--certificate=/dev/null'], {}, /must be a PEM certificate/],
    ['an identity without its group', ['--identity=id-lakedeck'], {}, /needs --resource-group/],
    [
      'an App Service that is not there',
      ['--webapp=x', '--resource-group=rg-lakedeck'],
      {},
      /no App Service x/,
    ],
  ])('%s', async (_, args, changes, words) => {
    start(changes)
    await expect(azure.run(args)).rejects.toThrow(words)
  })
})

describe('refusals on the way', () => {
  test('no right to register that only Entra tells: the same words', async () => {
    start({ roles: [], mayReadPolicy: false })
    await expect(azure.run()).rejects.toThrow(/may not register applications/)
    expect(azure.state.applications).toEqual([])
  })

  test('no right to consent: everything else is done, and the address for an administrator is told', async () => {
    start({ roles: ['developer'] })
    const printed = await azure.run(['--consent'])
    expect(printed).toMatch(
      /You may not consent for everybody\. An administrator has to.*adminconsent/s,
    )
    expect(azure.state.grants).toEqual([])
    expect(parseEnv(settings()).clientId).toBe(azure.application.appId)
  })

  test('no right to assign roles: said before there is a secret that would be lost', async () => {
    start({ roles: ['developer'], mayNotAssign: true })
    await expect(azure.run(['--assign=me=Admin'])).rejects.toThrow(/may not give me the role/)
    expect(azure.application.passwordCredentials).toEqual([])
  })

  test('a tenant without Databricks: the registration is made, and what is left is said', async () => {
    start({ servicePrincipals: [] })
    expect(await azure.run(['--consent'])).toMatch(/does not know AzureDatabricks yet/)
    expect(azure.application.appId).toEqual(guid)
  })
})

describe('settings that are there', () => {
  const old = 'NEXTAUTH_URL=https://old.contoso.com\nREAD_ONLY=1\n'
  const secret = `NEXTAUTH_SECRET=${'s'.repeat(40)}\n`

  test('are not changed by anybody who was not asked', async () => {
    start()
    writeFileSync(azure.settingsFile, old)
    await expect(azure.run(['--origin=https://new.contoso.com'])).rejects.toThrow(
      /other values of NEXTAUTH_URL and stays as it is/,
    )
    expect(readFileSync(azure.settingsFile, 'utf8')).toBe(old)
    expect(azure.changingCalls()).toEqual([])
  })

  test('are not changed by who says no, and by who says yes only where they differ', async () => {
    start()
    writeFileSync(azure.settingsFile, old + secret, { mode: 0o644 })
    const args = ['--origin=https://new.contoso.com', '--workspaces=all']
    await expect(azure.run(args, ['n'])).rejects.toThrow(/stays as it is/)
    const printed = await azure.run(args, ['y'])
    expect(printed).toContain('Change NEXTAUTH_URL in')
    expect(settings()).toMatchObject({
      NEXTAUTH_URL: 'https://new.contoso.com',
      READ_ONLY: '1',
      NEXTAUTH_SECRET: 's'.repeat(40),
    })
    expect(statSync(azure.settingsFile).mode & 0o777).toBe(0o600)
  })

  test('say which workspaces are meant; a new person is asked', async () => {
    start()
    const printed = await azure.run([], ['2'])
    expect(printed).toMatch(/1\. Prod.*2\. dev_sandbox.*Which\?/s)
    expect(settings().DATABRICKS_WORKSPACES).toBe('dev-sandbox=https://adb-2.2.azuredatabricks.net')
    await azure.run()
    expect(settings().DATABRICKS_WORKSPACES).toBe('dev-sandbox=https://adb-2.2.azuredatabricks.net')
  })
})

test('the first role that is assigned makes roles required', async () => {
  start()
  const printed = await azure.run(['--assign=me=Admin'])
  expect(azure.state.assignments).toMatchObject([{ appRoleId: given.appRoles[2]?.id }])
  expect(parseEnv(settings()).appRoles).toBe('required')
  expect(printed).toContain('people without a role cannot sign in now')
})

test('with the right to, it consents for everybody', async () => {
  start()
  const printed = await azure.run(['--consent'])
  expect(azure.state.grants).toMatchObject([
    { consentType: 'AllPrincipals', scope: 'user_impersonation' },
  ])
  expect(printed).not.toContain('adminconsent')
})

describe('finding workspaces', () => {
  const permissions = () =>
    azure.application.requiredResourceAccess.map(({ resourceAppId }) => resourceAppId)
  const { resourceManager } = given
  const withAzure = () =>
    start({
      servicePrincipals: [
        { id: 'd0000000-0000-4000-8000-000000000001', appId: given.databricks.resourceAppId },
        { id: 'd0000000-0000-4000-8000-000000000002', appId: resourceManager.resourceAppId },
      ],
    })

  test('is asked for by its own word alone, with one more permission and the setting', async () => {
    withAzure()
    await azure.run()
    expect(permissions()).toEqual([given.databricks.resourceAppId])
    expect(parseEnv(settings()).workspaceDiscovery).toBe(false)
    await azure.run(['--find-workspaces'])
    expect(azure.application.requiredResourceAccess).toEqual([
      expect.objectContaining({ resourceAppId: given.databricks.resourceAppId }),
      {
        resourceAppId: resourceManager.resourceAppId,
        resourceAccess: [{ id: resourceManager.userImpersonationId, type: 'Scope' }],
      },
    ])
    expect(parseEnv(settings()).workspaceDiscovery).toBe(true)
    expect(azure.state.grants).toEqual([])
  })

  test('is consented to for everybody where that is asked too', async () => {
    withAzure()
    await azure.run(['--find-workspaces', '--consent'])
    expect(azure.state.grants).toHaveLength(2)
  })

  test('changes nothing the second time, and a run without the word takes nothing away', async () => {
    withAzure()
    await azure.run(['--find-workspaces', '--consent'])
    azure.changingCalls()
    await azure.run(['--find-workspaces', '--consent'])
    await azure.run()
    expect(azure.changingCalls()).toEqual([])
    expect(permissions()).toContain(resourceManager.resourceAppId)
    expect(parseEnv(settings()).workspaceDiscovery).toBe(true)
  })
})

test('a registration that is there can be taken over, with its own name and roles', async () => {
  const id = 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e'
  const nothing = { identifierUris: [], passwordCredentials: [], keyCredentials: [] }
  const other = { id: 'c1', appId: id, displayName: 'Lakehouse', ...nothing }
  start({ applications: [other] })
  await azure.run([`--client-id=${id}`])
  expect(azure.state.applications).toHaveLength(1)
  expect(azure.application).toMatchObject({
    displayName: 'Lakehouse',
    identifierUris: [`api://${id}`],
  })
})

test('a certificate that az makes ends up in the settings, and its key nowhere else', async () => {
  start()
  await azure.run(['--credential=certificate'])
  expect(parseEnv(settings()).credential.kind).toBe('certificate')
  expect(readdirSync(azure.folder).filter((name) => name.startsWith('tmp'))).toEqual([])
})

test('a certificate of your own is uploaded, and replaces the secret of the settings', async () => {
  start()
  await azure.run()
  await azure.run([`--certificate=${azure.certificateFile}`, '--yes'])
  expect(parseEnv(settings()).credential.kind).toBe('certificate')
  expect(azure.application.keyCredentials).toHaveLength(1)
})

describe('an App Service', () => {
  const where = ['--webapp=app-lakedeck', '--resource-group=rg-lakedeck']
  const site = { host: 'app-lakedeck.azurewebsites.net', settings: { LOG_LEVEL: 'warn' } }

  test('gets its settings from a file, runs with the identity, and no secret is on a command line', async () => {
    start({ webapps: { 'app-lakedeck': site } })
    await azure.run([...where, '--identity=id-lakedeck'])
    const { webapps, identities } = azure.state
    const { settings: there, identity } = webapps['app-lakedeck'] ?? {}
    expect(parseEnv(there ?? {})).toMatchObject({
      origin: 'https://app-lakedeck.azurewebsites.net',
      credential: { kind: 'managed-identity', clientId: identities[0]?.clientId },
      logLevel: 'warn',
    })
    expect(Object.keys(identity?.userAssignedIdentities ?? {})).toEqual([identities[0]?.id])
    expect(azure.application.federated).toMatchObject([
      {
        issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        subject: identities[0]?.principalId,
        audiences: ['api://AzureADTokenExchange'],
      },
    ])
    expect(JSON.stringify(azure.state.calls)).not.toContain(there?.NEXTAUTH_SECRET)
    azure.changingCalls()
    await azure.run([...where, '--identity=id-lakedeck'])
    expect(azure.changingCalls()).toEqual([])
  })

  test('loses the secret when it gets an identity', async () => {
    start({ webapps: { 'app-lakedeck': site } })
    await azure.run(where)
    await azure.run([...where, '--identity=id-lakedeck', '--yes'])
    const there = azure.state.webapps['app-lakedeck']?.settings
    expect(there).not.toHaveProperty('AZURE_AD_CLIENT_SECRET')
    expect(there).not.toHaveProperty('AZURE_AD_CLIENT_SECRET_EXPIRES')
    expect(parseEnv(there ?? {}).credential.kind).toBe('managed-identity')
  })

  test('keeps a reference to a key vault where its session secret should be', async () => {
    const reference = '@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/session/)'
    start({ webapps: { 'app-lakedeck': { ...site, settings: { NEXTAUTH_SECRET: reference } } } })
    await azure.run([...where, '--identity=id-lakedeck'])
    expect(azure.state.webapps['app-lakedeck']?.settings.NEXTAUTH_SECRET).toBe(reference)
  })
})

test('an identity that was made again under its old name is trusted instead of the old one', async () => {
  start()
  const args = ['--identity=id-lakedeck', '--resource-group=rg-lakedeck']
  await azure.run(args)
  azure.change({ identities: [] })
  await azure.run([...args, '--yes'])
  expect(azure.application.federated.map(({ subject }) => subject)).toEqual([
    azure.state.identities[0]?.principalId,
  ])
})
