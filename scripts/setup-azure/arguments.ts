import { parseArgs } from 'node:util'
import { isLoopback, parseOrigin } from '../../lib/env/origins'
import registration from '../../infra/registration.json'
import { Refusal } from '../refusal'

export const usage = `npm run setup:azure -- [options]

  --dry-run               reads, prints every command that would change something, changes nothing
  --origin=<address>      what people type (NEXTAUTH_URL of the settings, or http://localhost:3000)
  --workspaces=<which>    all, or names of found workspaces, or alias=https://adb-….azuredatabricks.net, by commas
  --credential=<kind>     secret (usual), certificate, managed-identity (usual with --identity)
  --identity=<name>       the user-assigned identity, by name (with --resource-group) or resource id; made when missing
  --certificate=<file>    PEM with certificate and key; without it az makes a self-signed one
  --secret-days=<days>    how long a client secret lives (180)
  --assign=<who>=<role>   me, a user or group, and Viewer, Operator or Admin; may be given again
  --consent               also consents for everybody, which needs an administrator
  --find-workspaces       people may look for further workspaces in Azure (WORKSPACE_DISCOVERY): one more permission
  --settings=<file>       where the settings go (.env.local)
  --webapp=<name>         … or to this App Service, with --resource-group
  --resource-group=<name>
  --name=<name>           what people see when they consent (Lakedeck)
  --unique-name=<name>    the key under which the registration is found again (lakedeck)
  --client-id=<id>        takes over a registration that is there already
  --no-device-code        no public client flows: \`npm run login\` then needs a registration of its own
  --yes                   asks nothing: writes the settings over those that are there
  --help`

const options = {
  'dry-run': { type: 'boolean' },
  origin: { type: 'string' },
  workspaces: { type: 'string' },
  credential: { type: 'string' },
  identity: { type: 'string' },
  certificate: { type: 'string' },
  'secret-days': { type: 'string' },
  assign: { type: 'string', multiple: true },
  consent: { type: 'boolean' },
  'find-workspaces': { type: 'boolean' },
  settings: { type: 'string' },
  webapp: { type: 'string' },
  'resource-group': { type: 'string' },
  name: { type: 'string' },
  'unique-name': { type: 'string' },
  'client-id': { type: 'string' },
  'no-device-code': { type: 'boolean' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

export type CredentialKind = 'secret' | 'certificate' | 'managed-identity'
const credentialKinds: CredentialKind[] = ['secret', 'certificate', 'managed-identity']

export type Assignment = { who: string; role: string }

/** What the person asked for; what they left open is null. */
export type Wishes = {
  isDryRun: boolean
  origin: string | null
  workspaces: string | null
  credential: CredentialKind | null
  identity: string | null
  certificateFile: string | null
  secretDays: number
  assignments: Assignment[]
  consents: boolean
  findsWorkspaces: boolean
  settingsFile: string
  webapp: string | null
  resourceGroup: string | null
  name: string
  uniqueName: string
  clientId: string | null
  hasDeviceCode: boolean
  saysYes: boolean
}

type Environment = Record<string, string | undefined>

/**
 * Without `--` before them npm takes options for its own and hands them on as `npm_config_…`; they count all the
 * same, or else `--dry-run` would register.
 */
export function readWishes(args: readonly string[], env: Environment = {}): Wishes {
  const values = parsed(args)
  if (values.help) throw new Refusal(usage)
  const text = (name: keyof typeof options) => {
    const given = values[name] ?? env[`npm_config_${name.replaceAll('-', '_')}`]
    return typeof given === 'string' && given !== '' ? given : null
  }
  const flag = (name: keyof typeof options) =>
    values[name] === true || env[`npm_config_${name.replaceAll('-', '_')}`] === 'true'
  const wishes: Wishes = {
    isDryRun: flag('dry-run'),
    origin: originOf(text('origin')),
    workspaces: text('workspaces'),
    credential: credentialOf(text('credential'), text('identity'), text('certificate')),
    identity: text('identity'),
    certificateFile: text('certificate'),
    secretDays: daysOf(text('secret-days') ?? '180'),
    assignments: assignmentsOf(values.assign ?? [env.npm_config_assign ?? ''].filter(Boolean)),
    consents: flag('consent'),
    findsWorkspaces: flag('find-workspaces'),
    settingsFile: text('settings') ?? '.env.local',
    webapp: text('webapp'),
    resourceGroup: text('resource-group'),
    name: text('name') ?? 'Lakedeck',
    uniqueName: text('unique-name') ?? 'lakedeck',
    clientId: text('client-id'),
    hasDeviceCode: !flag('no-device-code'),
    saysYes: flag('yes'),
  }
  refuseContradictions(wishes, text('settings'))
  return wishes
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error))
  }
}

const refuse = (sentence: string) => new Refusal(`${sentence}\n\n${usage}`)

function originOf(text: string | null): string | null {
  if (text === null) return null
  const url = parseOrigin(text)
  if (url && (url.protocol === 'https:' || isLoopback(url))) return url.origin
  throw refuse(
    `--origin=${text} must be an https address without a path (http only for localhost).`,
  )
}

function credentialOf(
  kind: string | null,
  identity: string | null,
  certificate: string | null,
): CredentialKind | null {
  const known = credentialKinds.find((one) => one === kind)
  if (kind !== null && !known)
    throw refuse(`--credential=${kind} must be ${credentialKinds.join(', ')}.`)
  return known ?? (identity ? 'managed-identity' : certificate ? 'certificate' : null)
}

function daysOf(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= 730) return days
  throw refuse(`--secret-days=${text} must be a number of days, 1 to 730.`)
}

function assignmentsOf(texts: readonly string[]): Assignment[] {
  const roles = registration.appRoles.map(({ value }) => value)
  return texts.map((text) => {
    const [who = '', name = ''] = [text.slice(0, text.lastIndexOf('=')), text.split('=').at(-1)]
    const role = roles.find((one) => [one, one.replace('Lakedeck.', '')].includes(name))
    if (role && who) return { who, role }
    throw refuse(`--assign=${text} must be <who>=<role>, the role one of ${roles.join(', ')}.`)
  })
}

function refuseContradictions(wishes: Wishes, settings: string | null): void {
  const { webapp, resourceGroup, identity, credential, clientId, uniqueName } = wishes
  if (webapp && settings) throw refuse('--settings and --webapp name two places for the settings.')
  if (webapp && !resourceGroup) throw refuse('--webapp needs --resource-group.')
  if (identity && credential !== 'managed-identity')
    throw refuse('--identity belongs to --credential=managed-identity.')
  if (credential === 'managed-identity' && !identity)
    throw refuse('--credential=managed-identity needs --identity.')
  if (identity && !identity.startsWith('/') && !resourceGroup)
    throw refuse('--identity by name needs --resource-group (or give its resource id).')
  if (clientId && !/^[0-9a-f-]{36}$/i.test(clientId))
    throw refuse(`--client-id=${clientId} must be an application (client) id.`)
  if (!/^[\w.-]{1,120}$/.test(uniqueName))
    throw refuse(`--unique-name=${uniqueName} may hold letters, digits, dots and dashes.`)
}
