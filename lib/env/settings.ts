import { z } from 'zod'
import { type WorkspaceAlias, workspaceAlias } from '@/lib/databricks/ids'
import { isLoopback, isWorkspaceHost, parseOrigin } from '@/lib/env/origins'

const missing = (what: string) => ({
  error: (issue: { input: unknown }) => (issue.input === undefined ? `is not set: ${what}` : what),
})

const flag = z
  .enum(['1', 'true', '0', 'false'], 'must be 1 or 0')
  .default('0')
  .transform((text) => text === '1' || text === 'true')

/** Requests a second; 0 is no limit. */
const rateLimit = (usual: number) =>
  z.coerce
    .number('must be a number of requests a second, 0 for no limit')
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .max(1_000_000, 'must be a number of requests a second, 0 for no limit')
    .default(usual)

const port = z.coerce
  .number('must be a port, 1 to 65535')
  .int('must be a port, 1 to 65535')
  .min(1, 'must be a port, 1 to 65535')
  .max(65_535, 'must be a port, 1 to 65535')
  .optional()

const secret = (what: string) =>
  z
    .string(missing(what))
    .min(32, 'is too short: 32 characters at least, for example from `openssl rand -base64 48`')

/** Our own address, as people type it. Over plain http only on this machine: cookies would travel in the clear. */
const appOrigin = z
  .string(missing('the address people open, like https://lakedeck.example.com'))
  .transform((text, context) => {
    const url = parseOrigin(text)
    if (url && (url.protocol === 'https:' || isLoopback(url))) return url.origin
    const message = 'must be an https address without a path (http only for localhost)'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** Where one of Azure's own services answers. */
const azureHost = (isEmulator: boolean) =>
  z
    .string()
    .transform((text, context) => {
      const url = parseOrigin(text)
      if (url?.protocol === 'https:' || (url && isEmulator && isLoopback(url))) return url.origin
      const message = isEmulator
        ? 'must be an https address, or http on this machine'
        : 'must be an https address without a path (http is for the emulator: LAKEDECK_EMULATOR=1)'
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()

export type WorkspaceSetting = { alias: WorkspaceAlias; host: string }

const workspaceExample = 'prod=https://adb-1234567890123456.7.azuredatabricks.net'

function readWorkspace(text: string, isEmulator: boolean): WorkspaceSetting | string {
  const at = text.indexOf('=')
  const alias = workspaceAlias.safeParse(text.slice(0, Math.max(at, 0)).trim())
  if (!alias.success)
    return `'${text}' has no usable name before '=': lower-case letters, digits and dashes, like ${workspaceExample}`
  const url = parseOrigin(text.slice(at + 1).trim())
  if (url && (isWorkspaceHost(url) || (isEmulator && isLoopback(url))))
    return { alias: alias.data, host: url.origin }
  return `the address of '${alias.data}' must be https, end in .azuredatabricks.net, .databricks.azure.us or .databricks.azure.cn and have no path (http on this machine is for the emulator: LAKEDECK_EMULATOR=1)`
}

const workspaces = (isEmulator: boolean) =>
  z
    .string(missing(`the workspaces by name, like ${workspaceExample}`))
    .transform((text, context): WorkspaceSetting[] => {
      const read = text
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean)
        .map((entry) => readWorkspace(entry, isEmulator))
      const refuse = (message: string) => context.addIssue({ code: 'custom', message })
      for (const fault of read) if (typeof fault === 'string') refuse(fault)
      const named = read.filter((entry) => typeof entry !== 'string')
      for (const [at, { alias, host }] of named.entries()) {
        const before = named.slice(0, at)
        const same = before.find((each) => each.host === host)
        if (before.some((each) => each.alias === alias)) refuse(`'${alias}' is named twice`)
        // A script that names the workspace by its id would mean either, and limits would count for both as one.
        else if (same) refuse(`'${same.alias}' and '${alias}' are one workspace: give it one name`)
      }
      if (read.length === 0) refuse(`names no workspace: ${workspaceExample}`)
      return named
    })

/** Every setting that can be judged by itself. Sentences are read after the setting's name. */
export const settingsSchema = (isEmulator: boolean) =>
  z.object({
    NEXTAUTH_URL: appOrigin,
    NEXTAUTH_SECRET: secret('the key of the session cookies, from `openssl rand -base64 48`'),
    NEXTAUTH_SECRET_PREVIOUS: secret('the key before').optional(),
    AZURE_AD_TENANT_ID: z.guid(
      missing(
        'must be the tenant id (a GUID; not common, organizations or a domain), see `az account show`',
      ),
    ),
    AZURE_AD_CLIENT_ID: z.guid(
      missing('must be the application (client) id of the app registration (a GUID)'),
    ),
    AZURE_CLOUD: z
      .enum(['public', 'usgov', 'china'], 'must be public, usgov or china')
      .default('public'),
    AZURE_AUTHORITY_HOST: azureHost(isEmulator),
    AZURE_RESOURCE_MANAGER_HOST: azureHost(isEmulator),
    DATABRICKS_WORKSPACES: workspaces(isEmulator),
    DEFAULT_WORKSPACE: workspaceAlias.optional(),
    WORKSPACE_DISCOVERY: flag,
    READ_ONLY: flag,
    APP_ROLES: z.enum(['off', 'required'], 'must be off or required').default('off'),
    SCRIPT_DEFAULT_ROLE: z
      .enum(['viewer', 'operator', 'admin'], 'must be viewer, operator or admin')
      .default('viewer'),
    ALLOW_PAT: flag,
    // One person's page asks for about ten things at once; the official clients keep to 15 a second.
    RATE_LIMIT_PERSON: rateLimit(100),
    RATE_LIMIT_WORKSPACE: rateLimit(400),
    SESSION_MAX_AGE_HOURS: z.coerce
      .number('must be a number of hours')
      .positive('must be more than 0')
      .max(24, 'must be 24 at most: after that Entra has to be asked again')
      .default(8),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/\S+$/, 'must begin with redis:// or rediss://')
      .optional(),
    // Not ours to use, but a wrong one would only show as a stack trace of the server.
    PORT: port,
    LAKEDECK_EMULATOR: flag,
    LOG_LEVEL: z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
        'must be trace, debug, info, warn, error or silent',
      )
      .default('info'),
  })
