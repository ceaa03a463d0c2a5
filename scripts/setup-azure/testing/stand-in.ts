import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { selfSigned } from '../../../lib/env/testing/certificate'
import { setUpAzure } from '../setup'

export const tenantId = '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34'
const databricksId = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'

type Role = 'global' | 'application' | 'cloudApplication' | 'developer'
export type StoredApplication = {
  id: string
  appId: string
  displayName: string
  uniqueName?: string
  identifierUris: string[]
  isFallbackPublicClient: boolean
  signInAudience: string
  web: { redirectUris: string[] }
  api: {
    requestedAccessTokenVersion: number
    oauth2PermissionScopes: { id: string; value: string }[]
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[]
  }
  appRoles: { id: string; value: string }[]
  requiredResourceAccess: {
    resourceAppId: string
    resourceAccess: { id: string; type: string }[]
  }[]
  optionalClaims: { idToken: { name: string }[]; accessToken: { name: string }[] }
  passwordCredentials: { hint: string; endDateTime: string }[]
  keyCredentials: { endDateTime: string }[]
  federated: { name: string; issuer: string; subject: string; audiences: string[] }[]
}

/** What the stand-in for `az` keeps: a tenant, a subscription, and who is signed in. */
export type TenantState = {
  account: object | null
  roles: Role[]
  usersMayRegister: boolean
  mayReadPolicy: boolean
  mayNotAssign: boolean
  noSecrets: boolean
  noSubscriptionRights: boolean
  replicationLag: number
  unknownFor: number
  applications: Partial<StoredApplication>[]
  servicePrincipals: { id: string; appId: string }[]
  grants: { scope: string; consentType: string }[]
  assignments: { principalId: string; appRoleId: string }[]
  users: { id: string; userPrincipalName: string }[]
  groups: { id: string; displayName: string }[]
  workspaces: { name: string; properties: { workspaceUrl: string } }[]
  resourceGroup: string
  identities: { id: string; name: string; clientId: string; principalId: string }[]
  webapps: Record<
    string,
    {
      host: string
      settings: Record<string, string>
      identity?: { userAssignedIdentities: object }
    }
  >
  certificateEnd: string
  calls: string[][]
}

const certificate = selfSigned({ days: 300 })

const usual = (): TenantState => ({
  account: {
    id: '8f5a1c22-90e1-4c3a-a4c1-000000000001',
    name: 'Data platform',
    tenantId,
    environmentName: 'AzureCloud',
    user: { name: 'ada@contoso.example', type: 'user' },
  },
  roles: ['cloudApplication'],
  usersMayRegister: false,
  mayReadPolicy: true,
  mayNotAssign: false,
  noSecrets: false,
  noSubscriptionRights: false,
  replicationLag: 0,
  unknownFor: 0,
  applications: [],
  servicePrincipals: [{ id: 'd0000000-0000-4000-8000-000000000001', appId: databricksId }],
  grants: [],
  assignments: [],
  users: [{ id: 'a0000000-0000-4000-8000-000000000001', userPrincipalName: 'ada@contoso.example' }],
  groups: [{ id: 'e0000000-0000-4000-8000-000000000001', displayName: 'Data Engineers' }],
  workspaces: [
    { name: 'Prod', properties: { workspaceUrl: 'adb-1.1.azuredatabricks.net' } },
    { name: 'dev_sandbox', properties: { workspaceUrl: 'adb-2.2.azuredatabricks.net' } },
  ],
  resourceGroup: 'rg-lakedeck',
  identities: [],
  webapps: {},
  certificateEnd: new Date(new X509Certificate(certificate.certificate).validTo).toISOString(),
  calls: [],
})

/** A folder of its own with a stand-in for `az` first on the PATH, until `remove`. */
export class StandIn {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'setup-azure-'))
  readonly settingsFile = path.join(this.folder, '.env.local')
  readonly certificateFile = path.join(this.folder, 'made.pem')
  private readonly pathBefore = process.env.PATH
  private readonly stateFile = path.join(this.folder, 'state.json')

  constructor(changes: Partial<TenantState> = {}) {
    symlinkSync(path.join(__dirname, 'az.mjs'), path.join(this.folder, 'az'))
    writeFileSync(this.certificateFile, certificate.key + certificate.certificate)
    this.change(changes, usual())
    process.env.PATH = `${this.folder}:${this.pathBefore ?? ''}`
    process.env.AZ_STAND_IN = this.stateFile
  }

  get state(): TenantState {
    return JSON.parse(readFileSync(this.stateFile, 'utf8')) as TenantState
  }

  get application(): StoredApplication {
    return this.state.applications[0] as StoredApplication
  }

  change(changes: Partial<TenantState>, state = this.state): void {
    writeFileSync(this.stateFile, JSON.stringify({ ...state, ...changes }))
  }

  /** The calls since the last look that could have changed something. */
  changingCalls(): string[][] {
    const { calls } = this.state
    this.change({ calls: [] })
    return calls.filter(
      (call) =>
        /^(POST|PATCH)$/.test(call[2] ?? '') ||
        /\b(create|reset|assign|set|delete)\b/.test(call.slice(0, 4).join(' ')),
    )
  }

  /** Runs the command; the answer is what it printed. Questions get these replies, in their order. */
  async run(args: string[] = [], replies: string[] | null = null): Promise<string> {
    const printed: string[] = []
    const left = [...(replies ?? [])]
    const place = args.some((arg) => /^--(settings|webapp)/.test(arg))
      ? []
      : [`--settings=${this.settingsFile}`]
    await setUpAzure(
      [...place, ...args],
      {},
      {
        print: (line) => printed.push(line),
        ask: replies
          ? async (question) => {
              printed.push(question)
              return left.shift() ?? ''
            }
          : null,
        sleep: async () => undefined,
        now: () => new Date(),
      },
    )
    return printed.join('\n')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
    process.env.PATH = this.pathBefore
    delete process.env.AZ_STAND_IN
  }
}
