import type { z } from 'zod'
import { type WorkspaceAlias, workspaceAlias } from '@/lib/databricks/ids'
import { type Cloud, clouds } from '@/lib/env/clouds'
import { type Credential, credentialSchema } from '@/lib/env/credential'
import { settingsSchema, type WorkspaceSetting } from '@/lib/env/settings'

/** The server's settings, checked. The secrets among them never leave lib/auth. */
export type ServerEnv = {
  /** NEXTAUTH_URL: our one address; never taken from a request. */
  origin: string
  isSecureOrigin: boolean
  tenantId: string
  clientId: string
  credential: Credential
  cloud: Cloud
  /** Where Entra answers: the cloud's own login host, or the emulator. */
  authorityHost: string
  workspaces: WorkspaceSetting[]
  defaultWorkspace: WorkspaceAlias
  /** Whether people may look for further workspaces in Azure, for their session. */
  workspaceDiscovery: boolean
  /** Where Azure Resource Manager answers: the cloud's own host, or the emulator. */
  resourceManagerHost: string
  readOnly: boolean
  appRoles: 'off' | 'required'
  scriptDefaultRole: 'viewer' | 'operator' | 'admin'
  allowPat: boolean
  /** Requests a second; 0 is no limit. */
  rateLimits: { person: number; workspace: number }
  sessionMaxAgeHours: number
  /** The current secret writes cookies, both read them. */
  secrets: [current: string, previous?: string]
  redisUrl: string | null
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  isEmulator: boolean
  isDevelopment: boolean
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError'

  constructor(readonly faults: string[]) {
    const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`
    const list = faults.map((fault) => `  - ${fault}`).join('\n')
    super(
      `${count} wrong, so Lakedeck does not start:\n${list}\nSee .env.local.example for every setting.`,
    )
  }
}

type Source = Record<string, string | undefined>

/** Reads every setting and throws one SettingsError that lists all faults. */
export function parseEnv(raw: Source): ServerEnv {
  const source = withoutBlanks(raw)
  const isEmulator = ['1', 'true'].includes(source.LAKEDECK_EMULATOR ?? '')
  const settings = settingsSchema(isEmulator).safeParse(source)
  const credential = credentialSchema.safeParse(source)
  const faults = [
    ...sentences(settings.error),
    ...sentences(credential.error),
    ...environmentFaults(source, isEmulator),
    ...faultsBetween(source, isEmulator),
  ]
  if (faults.length > 0 || !settings.success || !credential.success) throw new SettingsError(faults)
  return {
    ...toServerEnv(settings.data),
    credential: credential.data,
    isEmulator,
    isDevelopment: source.NODE_ENV === 'development',
  }
}

type Settings = z.output<ReturnType<typeof settingsSchema>>

function toServerEnv(
  settings: Settings,
): Omit<ServerEnv, 'credential' | 'isEmulator' | 'isDevelopment'> {
  const [first] = settings.DATABRICKS_WORKSPACES
  // The schema refuses an empty list, so there is always a first one.
  const defaultWorkspace = settings.DEFAULT_WORKSPACE ?? (first as WorkspaceSetting).alias
  return {
    origin: settings.NEXTAUTH_URL,
    isSecureOrigin: settings.NEXTAUTH_URL.startsWith('https:'),
    tenantId: settings.AZURE_AD_TENANT_ID.toLowerCase(),
    clientId: settings.AZURE_AD_CLIENT_ID.toLowerCase(),
    cloud: settings.AZURE_CLOUD,
    authorityHost: settings.AZURE_AUTHORITY_HOST ?? clouds[settings.AZURE_CLOUD].authorityHost,
    workspaces: settings.DATABRICKS_WORKSPACES,
    defaultWorkspace,
    workspaceDiscovery: settings.WORKSPACE_DISCOVERY,
    resourceManagerHost:
      settings.AZURE_RESOURCE_MANAGER_HOST ?? clouds[settings.AZURE_CLOUD].resourceManagerHost,
    readOnly: settings.READ_ONLY,
    appRoles: settings.APP_ROLES,
    scriptDefaultRole: settings.SCRIPT_DEFAULT_ROLE,
    allowPat: settings.ALLOW_PAT,
    rateLimits: {
      person: settings.RATE_LIMIT_PERSON,
      workspace: settings.RATE_LIMIT_WORKSPACE,
    },
    sessionMaxAgeHours: settings.SESSION_MAX_AGE_HOURS,
    secrets: settings.NEXTAUTH_SECRET_PREVIOUS
      ? [settings.NEXTAUTH_SECRET, settings.NEXTAUTH_SECRET_PREVIOUS]
      : [settings.NEXTAUTH_SECRET],
    redisUrl: settings.REDIS_URL ?? null,
    logLevel: settings.LOG_LEVEL,
  }
}

/** Told beside all the others: a second start should not find what the first could have said. */
function faultsBetween(source: Source, isEmulator: boolean): string[] {
  const faults: string[] = []
  const { DATABRICKS_WORKSPACES } = settingsSchema(isEmulator).shape
  const workspaces = DATABRICKS_WORKSPACES.safeParse(source.DATABRICKS_WORKSPACES)
  const names = workspaces.data?.map(({ alias }) => String(alias))
  const named = workspaceAlias.safeParse(source.DEFAULT_WORKSPACE)
  if (names && named.success && !names.includes(named.data))
    faults.push(`DEFAULT_WORKSPACE must be one of DATABRICKS_WORKSPACES: ${names.join(', ')}`)
  if (source.NEXTAUTH_SECRET && source.NEXTAUTH_SECRET_PREVIOUS === source.NEXTAUTH_SECRET)
    faults.push('NEXTAUTH_SECRET_PREVIOUS is the same as NEXTAUTH_SECRET: leave it out')
  return faults
}

/** Settings that are not ours but would make ours worthless. */
function environmentFaults(source: Source, isEmulator: boolean): string[] {
  const faults: string[] = []
  if (source.AUTH_TRUST_HOST && !source.NEXTAUTH_URL)
    faults.push('AUTH_TRUST_HOST believes any Host header: remove it and set NEXTAUTH_URL')
  if (source.NODE_TLS_REJECT_UNAUTHORIZED === '0' && !isEmulator)
    faults.push('NODE_TLS_REJECT_UNAUTHORIZED=0 sends tokens to anybody: remove it')
  // App Service hands over the reference itself when it cannot read the vault: a session key that anybody can guess.
  for (const [name, value] of Object.entries(source))
    if (value?.startsWith('@Microsoft.KeyVault('))
      faults.push(
        `${name} is a Key Vault reference that App Service could not follow: check that the secret is there and that the app's identity may read it`,
      )
  return faults
}

/** Hosting pages leave blank what was never filled in; blank means not set. */
function withoutBlanks(raw: Source): Source {
  const filled = Object.entries(raw).map(([name, value]) => [name, value?.trim()] as const)
  return Object.fromEntries(filled.filter(([, value]) => value))
}

function sentences(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`)
}
