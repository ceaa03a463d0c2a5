import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import given from './registration.json'
import parameters from './main.parameters.json'
import { readBicep } from './testing/bicep'
import { application } from '../scripts/setup-azure/registration'

const names = readdirSync(__dirname).filter((name) => name.endsWith('.bicep'))
const files = new Map(names.map((name) => [name, readBicep(path.join(__dirname, name))]))
const file = (name: string) => files.get(name) ?? readBicep(name)
const text = (name: string) => readFileSync(path.join(__dirname, name), 'utf8')

describe.each(names)('%s', (name) => {
  const { params, variables, resources, modules, outputs, code } = file(name)

  test('names every resource with a version, and every module with a file that is there', () => {
    for (const { type } of resources)
      expect(type).toMatch(
        /^([A-Z][\w.]+\/[\w/]+@(\d{4}-\d\d-\d\d(-preview)?|v1\.0)|\w+(@v1\.0)?)$/,
      )
    for (const { type } of modules) expect(existsSync(path.join(__dirname, type))).toBe(true)
  })

  test('hands each module exactly what it asks for', () => {
    for (const { type, params: handed } of modules) {
      const asked = file(type).params
      expect(asked.map((param) => param.name)).toEqual(expect.arrayContaining(handed))
      for (const { name: needed, isOptional } of asked)
        if (!isOptional) expect([type, ...handed]).toContain(needed)
    }
  })

  test('reads from modules only what they put out', () => {
    for (const [, module = '', output] of code.matchAll(/(\w+)!?\.outputs\.(\w+)/g)) {
      const type = modules.find((one) => one.name === module)?.type ?? ''
      expect(file(type).outputs.map((one) => one.name)).toContain(output)
    }
  })

  test('uses what it declares', () => {
    for (const declared of [...params.map((param) => param.name), ...variables])
      expect([declared, code.match(new RegExp(`\\b${declared}\\b`, 'g'))?.length]).not.toEqual([
        declared,
        1,
      ])
  })

  test('puts out nothing secret', () => {
    const secure = params.filter(({ isSecure }) => isSecure).map((param) => param.name)
    for (const { value } of outputs) {
      expect(value).not.toMatch(/listKeys|listSecrets|primaryKey/)
      for (const secret of secure) expect(value).not.toMatch(new RegExp(`\\b${secret}\\b`))
    }
  })
})

test('a conditional module is only read where its condition was asked for', () => {
  const { modules, code } = file('main.bicep')
  for (const { name } of modules.filter((one) => one.isConditional))
    expect(code).not.toMatch(new RegExp(`\\b${name}\\.outputs`))
})

test('the parameters that azd hands over are those of main.bicep, secrets as secrets', () => {
  const { params } = file('main.bicep')
  const handed = Object.keys(parameters.parameters)
  expect(params.map((param) => param.name).sort()).toEqual(handed.sort())
  expect(params.filter(({ isSecure }) => isSecure).map((param) => param.name)).toEqual([
    'sessionSecret',
  ])
})

test('what is not set with azd is as it is without azd', () => {
  const defaults = [...text('main.bicep').matchAll(/^param (\w+) \w+ = (.*)$/gm)]
  expect(defaults.length).toBeGreaterThan(8)
  const handed: Record<string, { value: string } | undefined> = parameters.parameters
  for (const [, name = '', value = ''] of defaults)
    expect([name, /=(.*)\}$/.exec(handed[name]?.value ?? '')?.[1]]).toEqual([
      name,
      value.replace(/^'(.*)'$/, '$1'),
    ])
})

test('the names of the parameters in docs/install.md are those that azd reads', () => {
  const page = readFileSync(path.join(__dirname, '../docs/install.md'), 'utf8')
  const table = page.slice(page.indexOf('| with azd')).split('\n\n')[0] ?? ''
  const rows = [...table.matchAll(/^\| `(\w+)` +\| `(\w+)`/gm)]
  expect(rows.length).toBeGreaterThan(8)
  const handed: Record<string, { value: string } | undefined> = parameters.parameters
  for (const [, variable = '', name = ''] of rows)
    expect([name, /^\$\{(\w+)=/.exec(handed[name]?.value ?? '')?.[1]]).toEqual([name, variable])
})

test('the registration is the one that setup:azure makes', () => {
  const body = file('registration.bicep').resources.find(({ name }) => name === 'application')?.body
  const keys = [...(body ?? '').matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key)
  expect(keys).toEqual(
    expect.arrayContaining([
      ...['uniqueName', 'displayName', 'signInAudience', 'identifierUris', 'web', 'api'],
      ...['isFallbackPublicClient', 'appRoles', 'optionalClaims', 'requiredResourceAccess'],
    ]),
  )
  for (const key of keys) expect(Object.keys(application.shape)).toContain(key)
  expect(text('registration.bicep')).toContain("loadJsonContent('registration.json')")
  for (const id of [given.scope.id, given.azureCliId, given.databricks.resourceAppId])
    expect(text('registration.bicep')).not.toContain(id)
})

describe('the server', () => {
  const web = text('web.bicep')

  test.each([
    ['over https alone', 'httpsOnly: true'],
    ['with TLS 1.2 or newer', "minTlsVersion: '1.2'"],
    ['without sticking to an instance', 'clientAffinityEnabled: false'],
    ['on Node 22', "linuxFxVersion: 'NODE|22-lts'"],
    ['watched where the process answers', "healthCheckPath: '/api/health/live'"],
    ['with long headers', "NODE_OPTIONS: '--max-http-header-size=32768'"],
    ['without a second sign-in', 'platform: { enabled: false }'],
    ['without FTP', "ftpsState: 'Disabled'"],
  ])('%s', (_, line) => expect(web).toContain(line))

  test('its log holds no addresses of requests, which hold codes of sign-ins', () => {
    expect(web).not.toMatch(/category: 'AppServiceHTTPLogs'/)
    expect(web + text('monitor.bicep')).not.toMatch(/ApplicationInsightsAgent|CONNECTION_STRING/)
  })

  test('gets secrets as references to the vault', () => {
    const main = text('main.bicep')
    for (const name of ['NEXTAUTH_SECRET', 'REDIS_URL'])
      expect(main).toMatch(new RegExp(`${name}: '@Microsoft\\.KeyVault\\(`))
  })

  test('gets no setting that it does not know', () => {
    const known = readFileSync(path.join(__dirname, '../.env.local.example'), 'utf8')
    const main = text('main.bicep')
    const settings = main.slice(main.indexOf('settings: union('), main.indexOf('output '))
    for (const [, name = ''] of settings.matchAll(/^ +([A-Z_]+):/gm))
      expect(known).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
  })
})
