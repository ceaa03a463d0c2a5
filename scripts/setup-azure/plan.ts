import { findHolders, type Holder } from './assign-roles'
import type { Account } from './account'
import type { Wishes } from './arguments'
import type { Az } from './az'
import { type CredentialPlan, planCredential } from './credential'
import type { Graph } from './graph'
import { findIdentity } from './managed-identity'
import { findRegistration } from './register'
import type { Application } from './registration'
import { readRights, refuseWithoutRight, type Rights } from './rights'
import { findDatabricks, findResourceManager } from './service-principal'
import type { Settings, SettingsPlace } from './settings'
import { settingsFile } from './settings-file'
import { findWebApp, type WebApp, webAppSettings } from './webapp-settings'
import { chosenWorkspaces, findWorkspaces, offerWorkspaces } from './workspaces'

/** Whoever runs the command: a terminal, or a test. */
export type Console = {
  print: (line: string) => void
  /** Null where nobody can answer. */
  ask: ((question: string) => Promise<string>) | null
  sleep: (ms: number) => Promise<void>
  now: () => Date
}

export type Tools = { az: Az; graph: Graph; account: Account; now: Date }

/** Everything that is known and decided while nothing is changed yet. */
export type Plan = {
  rights: Rights
  there: Application | null
  databricksId: string | null
  /** Null where nobody asked to find workspaces, or the tenant has no Azure at all. */
  resourceManagerId: string | null
  findsWorkspaces: boolean
  webapp: WebApp | null
  place: SettingsPlace
  settings: Settings
  holders: Holder[]
  credential: CredentialPlan
  origin: string
  workspaces: string
}

/** Looks at everything, asks what has to be asked, and refuses what cannot work. */
export async function makePlan(tools: Tools, wishes: Wishes, terminal: Console): Promise<Plan> {
  const { az, graph, account, now } = tools
  const { webapp, place } = await settingsPlace(az, wishes)
  const settings = (await place.read()) ?? {}
  const rights = await readRights(graph, account)
  const there = await findRegistration(graph, {
    uniqueName: wishes.uniqueName,
    displayName: wishes.name,
    clientId: wishes.clientId,
  })
  if (!there) refuseWithoutRight(rights)
  const identity = wishes.identity
    ? await findIdentity(az, wishes.identity, wishes.resourceGroup)
    : null
  return {
    rights,
    there,
    databricksId: await findDatabricks(graph),
    resourceManagerId: wishes.findsWorkspaces ? await findResourceManager(graph) : null,
    findsWorkspaces: wishes.findsWorkspaces,
    webapp,
    place,
    settings,
    holders: await findHolders(graph, account, wishes.assignments),
    credential: planCredential(wishes, { there, settings, identity }, now),
    origin: originFor(wishes, settings, webapp),
    workspaces: await workspacesFor(tools, wishes, settings, terminal),
  }
}

async function settingsPlace(az: Az, wishes: Wishes) {
  const { webapp: name, resourceGroup, settingsFile: file } = wishes
  if (!name) return { webapp: null, place: settingsFile(file) }
  const webapp = await findWebApp(az, name, resourceGroup ?? '')
  return { webapp, place: webAppSettings(az, name, webapp) }
}

const originFor = ({ origin }: Wishes, settings: Settings, webapp: WebApp | null): string =>
  origin ??
  settings.NEXTAUTH_URL ??
  (webapp ? `https://${webapp.defaultHostName}` : 'http://localhost:3000')

async function workspacesFor(
  { az, account }: Tools,
  wishes: Wishes,
  settings: Settings,
  { ask, print }: Console,
): Promise<string> {
  const { DATABRICKS_WORKSPACES: kept } = settings
  if (!wishes.workspaces && kept) return kept
  const found = (await findWorkspaces(az, account)) ?? []
  if (wishes.workspaces) return chosenWorkspaces(wishes.workspaces, found)
  if (ask && !wishes.saysYes && found.length > 0) return offerWorkspaces(found, ask, print)
  return chosenWorkspaces('all', found)
}
