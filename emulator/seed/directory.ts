/**
 * The tenant's directory: fixed ids, so that a test, a document and a person's shell history may name them.
 * Entra (emulator/entra) signs these people in; the workspaces (emulator/workspace) know them by `objectId`.
 */
export const tenantId = '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34'
export const tenantName = 'Contoso'

/** Lakedeck's own confidential registration, as `setup:azure` would create it. */
export const app = {
  clientId: 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e',
  objectId: 'e1d2c3b4-0a9f-4e8d-b7c6-a5f4e3d2c1b0',
  displayName: 'Lakedeck',
  clientSecret: 'emulator-only-secret-8Q~not-a-real-credential',
  appRoles: ['Lakedeck.Viewer', 'Lakedeck.Operator', 'Lakedeck.Admin'],
} as const

/** A public client (device code, password for test accounts); Azure CLI's well-known id works too. */
export const publicClientId = 'c8f1d2e3-5b6a-4d7c-9f8e-0a1b2c3d4e5f'
export const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

/** First-party application id of Azure Databricks, the same in every Azure cloud. */
export const databricksAppId = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'

/** A daemon's registration: client credentials for AzureDatabricks, service principal in prod. */
export const daemon = {
  clientId: 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60',
  objectId: 'f2e3d4c5-1b0a-4f9e-c8d7-b6a5f4e3d2c1',
  displayName: 'finance-etl',
  clientSecret: 'emulator-only-daemon-secret',
} as const

export type Person = {
  name: 'ada' | 'ben' | 'chloe' | 'dan' | 'eve'
  objectId: string
  userName: string
  displayName: string
  givenName: string
  familyName: string
  password: string
  /** What this person is for, shown on the account picker and by `npm run demo`. */
  role: string
  /** Conditional access asks for a second factor before AzureDatabricks answers. */
  needsMfa: boolean
  /** Roles of Lakedeck assigned to this person in Entra. */
  appRoles: string[]
}

const person = (
  name: Person['name'],
  objectId: string,
  displayName: string,
  role: string,
  more: Partial<Person> = {},
): Person => {
  const [givenName = '', familyName = ''] = displayName.split(' ')
  return {
    name,
    objectId,
    userName: `${name}@contoso.example`,
    displayName,
    givenName,
    familyName,
    password: 'demo',
    role,
    needsMfa: false,
    appRoles: [],
    ...more,
  }
}

export const people: readonly Person[] = [
  person(
    'ada',
    'a0a0a0a0-1111-4aaa-8aaa-0000000000a1',
    'Ada Okafor',
    'workspace admin of prod and dev',
    {
      appRoles: ['Lakedeck.Admin'],
    },
  ),
  person(
    'ben',
    'b0b0b0b0-2222-4bbb-8bbb-0000000000b2',
    'Ben Kaya',
    'data engineer in prod and dev',
    {
      appRoles: ['Lakedeck.Operator'],
    },
  ),
  person(
    'chloe',
    'c0c0c0c0-3333-4ccc-8ccc-0000000000c3',
    'Chloe Martin',
    'analyst: SQL, prod only',
    {
      appRoles: ['Lakedeck.Viewer'],
    },
  ),
  person(
    'dan',
    'd0d0d0d0-4444-4ddd-8ddd-0000000000d4',
    'Dan Novak',
    'in the tenant, in no workspace',
  ),
  person(
    'eve',
    'e0e0e0e0-5555-4eee-8eee-0000000000e5',
    'Eve Lindqvist',
    'prod and dev; conditional access asks for MFA',
    {
      needsMfa: true,
      appRoles: ['Lakedeck.Operator'],
    },
  ),
]

/** The two workspaces; ports follow EMULATOR_WORKSPACE_PORT. */
export const workspaces = [
  {
    alias: 'prod',
    workspaceId: '7405612345678901',
    displayName: 'contoso-prod',
    region: 'westeurope',
  },
  {
    alias: 'dev',
    workspaceId: '6203987654321098',
    displayName: 'contoso-dev',
    region: 'westeurope',
  },
] as const
