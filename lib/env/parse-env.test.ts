import { parseEnv, SettingsError } from '@/lib/env/parse-env'
import { testSettings, type TestSettings } from '@/lib/env/testing'
import { selfSigned } from '@/lib/env/testing/certificate'

const parse = (changes: TestSettings = {}) => parseEnv({ ...testSettings, ...changes })

function faultsOf(changes: TestSettings): string[] {
  try {
    parse(changes)
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
  return []
}

const emulator = {
  LAKEDECK_EMULATOR: '1',
  NEXTAUTH_URL: 'http://localhost:3000',
  AZURE_AUTHORITY_HOST: 'http://127.0.0.1:4280',
  DATABRICKS_WORKSPACES: 'prod=http://127.0.0.1:4281,dev=http://127.0.0.1:4282',
}

describe('right settings', () => {
  test('the defaults are the safe ones', () => {
    expect(parse()).toMatchObject({
      origin: 'https://lakedeck.example.com',
      isSecureOrigin: true,
      authorityHost: 'https://login.microsoftonline.com',
      defaultWorkspace: 'prod',
      workspaceDiscovery: false,
      resourceManagerHost: 'https://management.azure.com',
      readOnly: false,
      appRoles: 'off',
      scriptDefaultRole: 'viewer',
      allowPat: false,
      sessionMaxAgeHours: 8,
      redisUrl: null,
      logLevel: 'info',
      isEmulator: false,
    })
  })

  test('workspaces keep their order, lose a trailing slash and blanks', () => {
    const list = ' b=https://adb-2.2.azuredatabricks.net/ , a=https://adb-1.1.azuredatabricks.net,'
    expect(parse({ DATABRICKS_WORKSPACES: list }).workspaces).toEqual([
      { alias: 'b', host: 'https://adb-2.2.azuredatabricks.net' },
      { alias: 'a', host: 'https://adb-1.1.azuredatabricks.net' },
    ])
  })

  test.each([
    ['usgov', 'https://login.microsoftonline.us', 'https://management.usgovcloudapi.net'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://management.chinacloudapi.cn'],
  ])('the cloud %s signs in at %s and is managed at %s', (cloud, authorityHost, managedAt) => {
    const read = parse({ AZURE_CLOUD: cloud })
    expect(read).toMatchObject({ authorityHost, resourceManagerHost: managedAt })
  })

  test.each(['https://adb-1.1.databricks.azure.us', 'https://adb-1.1.databricks.azure.cn'])(
    '%s is a workspace',
    (host) =>
      expect(parse({ DATABRICKS_WORKSPACES: `gov=${host}` }).workspaces[0]?.host).toBe(host),
  )

  test('plain http is taken on this machine, with the emulator', () => {
    expect(parse(emulator)).toMatchObject({
      isEmulator: true,
      isSecureOrigin: false,
      origin: 'http://localhost:3000',
      authorityHost: 'http://127.0.0.1:4280',
    })
  })

  test('both secrets are kept in the order in which they are tried', () => {
    const previous = 'the-secret-before-of-more-than-32-characters'
    expect(parse({ NEXTAUTH_SECRET_PREVIOUS: previous }).secrets).toEqual([
      testSettings.NEXTAUTH_SECRET,
      previous,
    ])
  })

  test('a blank setting counts as not set', () => {
    expect(parse({ REDIS_URL: '  ', LOG_LEVEL: '' })).toMatchObject({
      redisUrl: null,
      logLevel: 'info',
    })
  })

  test('ids are compared in small letters, as Entra writes them', () => {
    const tenantId = testSettings.AZURE_AD_TENANT_ID.toUpperCase()
    expect(parse({ AZURE_AD_TENANT_ID: tenantId }).tenantId).toBe(testSettings.AZURE_AD_TENANT_ID)
  })
})

describe('wrong settings', () => {
  const table: [string, TestSettings, RegExp][] = [
    ['no address', { NEXTAUTH_URL: undefined }, /^NEXTAUTH_URL is not set/],
    ['an empty address', { NEXTAUTH_URL: '' }, /^NEXTAUTH_URL is not set/],
    [
      'http elsewhere',
      { NEXTAUTH_URL: 'http://lakedeck.example.com' },
      /^NEXTAUTH_URL must be an https/,
    ],
    ['a path', { NEXTAUTH_URL: 'https://x.example.com/app' }, /^NEXTAUTH_URL must/],
    ['a query', { NEXTAUTH_URL: 'https://x.example.com?' }, /^NEXTAUTH_URL must/],
    ['a user name', { NEXTAUTH_URL: 'https://a@x.example.com' }, /^NEXTAUTH_URL must/],
    ['no scheme', { NEXTAUTH_URL: 'lakedeck.example.com' }, /^NEXTAUTH_URL must/],
    ['another scheme', { NEXTAUTH_URL: 'ftp://localhost' }, /^NEXTAUTH_URL must/],
    ['no secret', { NEXTAUTH_SECRET: undefined }, /^NEXTAUTH_SECRET is not set: .*openssl/],
    ['a short secret', { NEXTAUTH_SECRET: 'x'.repeat(31) }, /^NEXTAUTH_SECRET is too short/],
    [
      'a short old secret',
      { NEXTAUTH_SECRET_PREVIOUS: 'x' },
      /^NEXTAUTH_SECRET_PREVIOUS is too short/,
    ],
    ['one secret twice', { NEXTAUTH_SECRET_PREVIOUS: testSettings.NEXTAUTH_SECRET }, /the same as/],
    ['no tenant', { AZURE_AD_TENANT_ID: undefined }, /^AZURE_AD_TENANT_ID is not set/],
    [
      'common',
      { AZURE_AD_TENANT_ID: 'common' },
      /^AZURE_AD_TENANT_ID must be the tenant id \(a GUID/,
    ],
    ['a domain', { AZURE_AD_TENANT_ID: 'contoso.com' }, /^AZURE_AD_TENANT_ID must be/],
    ['no client', { AZURE_AD_CLIENT_ID: undefined }, /^AZURE_AD_CLIENT_ID is not set/],
    ['a client name', { AZURE_AD_CLIENT_ID: 'lakedeck' }, /^AZURE_AD_CLIENT_ID must be/],
    ['no credential', { AZURE_AD_CLIENT_SECRET: undefined }, /no credential: set exactly one/],
    [
      'two credentials',
      { AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: testSettings.AZURE_AD_CLIENT_ID },
      /^AZURE_AD_CLIENT_SECRET and AZURE_AD_MANAGED_IDENTITY_CLIENT_ID more than one credential/,
    ],
    [
      'a managed identity by name',
      {
        AZURE_AD_CLIENT_SECRET: undefined,
        AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: 'lakedeck-identity',
      },
      /^AZURE_AD_MANAGED_IDENTITY_CLIENT_ID must be the client id/,
    ],
    [
      'a certificate that is none',
      { AZURE_AD_CLIENT_SECRET: undefined, AZURE_AD_CLIENT_CERTIFICATE: 'not a certificate' },
      /^AZURE_AD_CLIENT_CERTIFICATE must be a PEM certificate/,
    ],
    ['an unknown cloud', { AZURE_CLOUD: 'germany' }, /^AZURE_CLOUD must be public, usgov or china/],
    [
      'an http authority',
      { AZURE_AUTHORITY_HOST: 'http://127.0.0.1:4280' },
      /^AZURE_AUTHORITY_HOST must/,
    ],
    [
      'an http Resource Manager',
      { AZURE_RESOURCE_MANAGER_HOST: 'http://127.0.0.1:4280' },
      /^AZURE_RESOURCE_MANAGER_HOST must/,
    ],
    [
      'an http authority elsewhere',
      { ...emulator, AZURE_AUTHORITY_HOST: 'http://entra.example.com' },
      /^AZURE_AUTHORITY_HOST must be an https address, or http on this machine/,
    ],
    ['no workspace', { DATABRICKS_WORKSPACES: undefined }, /^DATABRICKS_WORKSPACES is not set/],
    ['only commas', { DATABRICKS_WORKSPACES: ' , ' }, /names no workspace/],
    [
      'no alias',
      { DATABRICKS_WORKSPACES: 'https://adb-1.1.azuredatabricks.net' },
      /no usable name/,
    ],
    [
      'a shouted alias',
      { DATABRICKS_WORKSPACES: 'PROD=https://adb-1.1.azuredatabricks.net' },
      /no usable name/,
    ],
    [
      'an alias twice',
      {
        DATABRICKS_WORKSPACES:
          'a=https://adb-1.1.azuredatabricks.net,a=https://adb-2.2.azuredatabricks.net',
      },
      /'a' is named twice/,
    ],
    [
      'a workspace under two names',
      {
        DATABRICKS_WORKSPACES:
          'a=https://adb-1.1.azuredatabricks.net,b=https://ADB-1.1.azuredatabricks.net/',
      },
      /'a' and 'b' are one workspace: give it one name/,
    ],
    [
      'an unknown default',
      { DEFAULT_WORKSPACE: 'test' },
      /^DEFAULT_WORKSPACE must be one of .*: prod, dev/,
    ],
    ['a vague emulator', { LAKEDECK_EMULATOR: '2' }, /^LAKEDECK_EMULATOR must be 1 or 0/],
    ['a port in words', { PORT: 'http' }, /^PORT must be a port/],
    ['a port that is none', { PORT: '70000' }, /^PORT must be a port/],
    ['a negative limit', { RATE_LIMIT_PERSON: '-1' }, /^RATE_LIMIT_PERSON must not be negative/],
    ['half a limit', { RATE_LIMIT_WORKSPACE: '1.5' }, /^RATE_LIMIT_WORKSPACE must be a whole/],
    ['a vague discovery', { WORKSPACE_DISCOVERY: 'yes' }, /^WORKSPACE_DISCOVERY must be 1 or 0/],
    ['a vague flag', { READ_ONLY: 'yes' }, /^READ_ONLY must be 1 or 0/],
    ['a vague pat', { ALLOW_PAT: 'maybe' }, /^ALLOW_PAT must be 1 or 0/],
    ['half roles', { APP_ROLES: 'on' }, /^APP_ROLES must be off or required/],
    ['an unknown role', { SCRIPT_DEFAULT_ROLE: 'owner' }, /^SCRIPT_DEFAULT_ROLE must be/],
    ['no hours', { SESSION_MAX_AGE_HOURS: '0' }, /^SESSION_MAX_AGE_HOURS must be more than 0/],
    [
      'endless hours',
      { SESSION_MAX_AGE_HOURS: '720' },
      /^SESSION_MAX_AGE_HOURS must be 24 at most/,
    ],
    [
      'hours in words',
      { SESSION_MAX_AGE_HOURS: 'eight' },
      /^SESSION_MAX_AGE_HOURS must be a number/,
    ],
    ['an http redis', { REDIS_URL: 'http://redis' }, /^REDIS_URL must begin with redis/],
    ['a loud log', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/],
    [
      'trust in Host',
      { AUTH_TRUST_HOST: '1', NEXTAUTH_URL: undefined },
      /^AUTH_TRUST_HOST believes/,
    ],
    ['TLS without checks', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /sends tokens to anybody/],
  ]

  test.each(table)('%s is refused with what to do', (_name, changes, sentence) => {
    expect(faultsOf(changes).filter((fault) => sentence.test(fault))).toHaveLength(1)
  })

  test.each([
    'http://adb-1.1.azuredatabricks.net',
    'https://example.com',
    'https://azuredatabricks.net.example.com',
    'https://adb-1.1.azuredatabricks.net.',
    'https://evilazuredatabricks.net',
    'https://adb-1.1.azuredatabricks.net@example.com',
    'https://adb-1.1.azuredatabricks.net:8443',
    'https://adb-1.1.azuredatabricks.net/?o=1',
    'https://adb-1.1.azuredatabricks.net#x',
    'https://adb-1.1.azuredatabricks.net\\@example.com',
    'https://user:pw@adb-1.1.azuredatabricks.net',
    'https://127.0.0.1',
    'http://127.0.0.1:4281',
    'http://localhost:4281',
    'https://169.254.169.254',
    'https://2130706433',
    'adb-1.1.azuredatabricks.net',
    'ws://adb-1.1.azuredatabricks.net',
    'javascript:alert(1)',
    '',
  ])('%p is not a workspace', (host) => {
    expect(faultsOf({ DATABRICKS_WORKSPACES: `prod=${host}` })[0]).toMatch(
      /^DATABRICKS_WORKSPACES the address of 'prod'/,
    )
  })

  test('the emulator widens http to this machine and no further', () => {
    const faults = faultsOf({ ...emulator, DATABRICKS_WORKSPACES: 'prod=http://192.168.0.7:4281' })
    expect(faults).toHaveLength(1)
  })

  test('all faults are told at once, in one message', () => {
    const faults = faultsOf({
      NEXTAUTH_URL: 'nonsense',
      NEXTAUTH_SECRET: undefined,
      AZURE_AD_TENANT_ID: 'common',
      AZURE_AD_CLIENT_SECRET: undefined,
      DATABRICKS_WORKSPACES: 'a=http://x,b=http://y',
      LOG_LEVEL: 'loud',
      LAKEDECK_EMULATOR: '2',
      PORT: '0',
    })
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'NEXTAUTH_URL',
      'NEXTAUTH_SECRET',
      'AZURE_AD_TENANT_ID',
      'DATABRICKS_WORKSPACES',
      'DATABRICKS_WORKSPACES',
      'PORT',
      'LAKEDECK_EMULATOR',
      'LOG_LEVEL',
      'AZURE_AD_CLIENT_SECRET',
    ])
    expect(new SettingsError(faults).message).toMatch(/^9 settings are wrong.*\n {2}- NEXTAUTH_URL/)
  })

  test('a default that names no workspace is told beside other faults', () => {
    const faults = faultsOf({ DEFAULT_WORKSPACE: 'nope', LOG_LEVEL: 'loud' })
    expect(faults).toEqual([
      expect.stringMatching(/^LOG_LEVEL/),
      'DEFAULT_WORKSPACE must be one of DATABRICKS_WORKSPACES: prod, dev',
    ])
  })

  test('no fault repeats a secret', () => {
    const faults = faultsOf({ NEXTAUTH_SECRET: 'hunter2', AZURE_AD_CLIENT_CERTIFICATE: 'hunter3' })
    expect(faults.join()).not.toMatch(/hunter/)
  })
})

describe('a certificate', () => {
  const { certificate, key } = selfSigned()
  const asCertificate = (pem: string, keyPem?: string) => ({
    AZURE_AD_CLIENT_SECRET: undefined,
    AZURE_AD_CLIENT_CERTIFICATE: pem,
    AZURE_AD_CLIENT_CERTIFICATE_KEY: keyPem,
  })

  test('is taken with its key, with line breaks written out, in one text or as base64', () => {
    const spellings = [
      asCertificate(certificate, key),
      asCertificate(certificate.replaceAll('\n', '\\n'), key.replaceAll('\n', '\\n')),
      asCertificate(`${certificate}${key}`),
      asCertificate(Buffer.from(`${certificate}${key}`).toString('base64')),
    ]
    for (const spelling of spellings) expect(parse(spelling).credential.kind).toBe('certificate')
  })

  test('with the key of another one is refused', () => {
    expect(faultsOf(asCertificate(certificate, selfSigned().key))[0]).toMatch(
      /does not belong to the certificate/,
    )
  })

  test('without a key is refused', () => {
    expect(faultsOf(asCertificate(certificate))[0]).toMatch(/unencrypted RSA key/)
  })

  test('that has expired is refused with its date', () => {
    const old = selfSigned({ days: -1 })
    expect(faultsOf(asCertificate(old.certificate, old.key))[0]).toMatch(
      /the certificate expired on .*: upload a new one/,
    )
  })
})

test('a Key Vault reference that was not followed is no secret', () => {
  const reference = '@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/session/)'
  expect(faultsOf({ NEXTAUTH_SECRET: reference })).toEqual([
    expect.stringMatching(/^NEXTAUTH_SECRET is a Key Vault reference/),
  ])
})
