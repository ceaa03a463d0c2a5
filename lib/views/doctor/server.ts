import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { VerbOptions } from '@/lib/databricks/call'
import {
  configuredWorkspaces,
  type KnownWorkspace,
  workspacesOf,
} from '@/lib/databricks/workspaces'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'
import { checkAddress } from './checks/address'
import { checkFound, checkResourceManager } from './checks/azure'
import { checkCredential } from './checks/credential'
import { checkDiscovery } from './checks/entra'
import { checkMembership } from './checks/membership'
import { checkPerson } from './checks/person'
import { checkRedis } from './checks/redis'
import { checkServer } from './checks/server-process'
import { checkFaults } from './checks/settings'
import type { Check, CheckGroup, DoctorReport, ReadDoctorInput } from './schema'

export type DoctorOptions = VerbOptions & {
  /** False where the command line asks, whose process is not the server. */
  isServer?: boolean
}

/** Every link of the chain from the settings to each workspace, as this person finds it. Shows no secret. */
export async function readDoctor(
  caller: Caller | null,
  _input: ReadDoctorInput = {},
  options: DoctorOptions = {},
): Promise<DoctorReport> {
  const asOf = new Date().toISOString()
  return { groups: await Promise.all(startChecks(caller, options)), asOf }
}

/** The groups of the report in their order, each as soon as it is there. None of them fails. */
export const startChecks = (
  caller: Caller | null,
  options: DoctorOptions = {},
): Promise<CheckGroup>[] => [
  checkInstallation(options),
  checkEntra(),
  Promise.resolve({
    id: 'person',
    title: caller ? 'You' : 'A person',
    checks: checkPerson(caller, Date.now()),
  }),
  ...(env().workspaceDiscovery ? [checkFinding(caller, options)] : []),
  ...(caller ? workspacesOf(caller) : configuredWorkspaces()).map((workspace) =>
    checkWorkspace(caller, workspace, options),
  ),
]

async function checkInstallation({ isServer = true }: DoctorOptions): Promise<CheckGroup> {
  const checks = [...checkFaults([]), ...checkServer(isServer), await checkRedis()]
  return { id: 'installation', title: 'This installation', checks }
}

const keptMs = 10_000

/** What is the same for everybody: whoever asks again and again does not make us ask others as often. */
function kept(name: string, askOthers: () => Promise<Check[]>): Promise<Check[]> {
  const last = processWide<{ at: number; checks: Promise<Check[]> | null }>(name, () => ({
    at: 0,
    checks: null,
  }))
  if (last.checks === null || Date.now() - last.at > keptMs) {
    last.at = Date.now()
    last.checks = askOthers()
  }
  return last.checks
}

const checkEntra = async (): Promise<CheckGroup> => ({
  id: 'entra',
  title: 'Microsoft Entra ID',
  checks: await kept('doctor.entra', askEntraBoth),
})

const askEntraBoth = async () => (await Promise.all([checkDiscovery(), checkCredential()])).flat()

async function checkFinding(caller: Caller | null, options: VerbOptions): Promise<CheckGroup> {
  const both = [kept('doctor.azure', checkResourceManager), checkFound(caller, options)]
  return { id: 'azure', title: 'Finding workspaces', checks: (await Promise.all(both)).flat() }
}

async function checkWorkspace(
  caller: Caller | null,
  workspace: KnownWorkspace,
  options: VerbOptions,
): Promise<CheckGroup> {
  const { alias } = workspace
  const both = [checkAddress(workspace), checkMembership(caller, alias, options)]
  return {
    id: `workspace.${alias}`,
    title: `Workspace ${alias}`,
    checks: (await Promise.all(both)).flat(),
  }
}
