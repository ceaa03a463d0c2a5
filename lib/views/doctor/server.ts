import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { VerbOptions } from '@/lib/databricks/call'
import {
  configuredWorkspaces,
  type KnownWorkspace,
  workspacesOf,
} from '@/lib/databricks/workspaces'
import { processWide } from '@/lib/process-wide'
import { checkAddress } from './checks/address'
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
  ...(caller ? workspacesOf(caller) : configuredWorkspaces()).map((workspace) =>
    checkWorkspace(caller, workspace, options),
  ),
]

async function checkInstallation({ isServer = true }: DoctorOptions): Promise<CheckGroup> {
  const checks = [...checkFaults([]), ...checkServer(isServer), await checkRedis()]
  return { id: 'installation', title: 'This installation', checks }
}

const keptMs = 10_000

/** The same for everybody, so whoever asks again and again does not make us ask Entra as often. */
async function checkEntra(): Promise<CheckGroup> {
  const kept = processWide<{ at: number; checks: Promise<Check[]> | null }>('doctor.entra', () => ({
    at: 0,
    checks: null,
  }))
  if (kept.checks === null || Date.now() - kept.at > keptMs) {
    kept.at = Date.now()
    kept.checks = askEntraBoth()
  }
  return { id: 'entra', title: 'Microsoft Entra ID', checks: await kept.checks }
}

const askEntraBoth = async () => (await Promise.all([checkDiscovery(), checkCredential()])).flat()

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
