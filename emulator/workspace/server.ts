import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import type { JWK } from 'jose'
import type { Clock, Faults, Recorder } from '../core'
import {
  app,
  azureCliClientId,
  daemon,
  people,
  publicClientId,
  tenantId,
  workspaces,
} from '../seed/directory'
import { seedOf } from '../seed'
import type { JobsSeedOptions } from '../seed/jobs'
import { createVerifyBearer } from './bearer'
import type { ControlServices, EntraControl, SeedOptions } from './control/endpoints'
import { withControl } from './control/listener'
import { Kept } from './kept/kept'
import { createWorkspaceListener } from './listener'
import { Workspace } from './workspace'

export type WorkspaceServerOptions = {
  clock: Clock
  faults: Faults
  recorder: Recorder
  entra: EntraControl & { publicKeys(): JWK[] }
  entraSettingNames: readonly string[]
  entraOrigin: string
  /** Facts of Entra's for `info`, beside those of the directory. */
  entraFacts?: Record<string, unknown>
  /** How many jobs and runs there are, unless a setting changes it. */
  jobs?: Partial<JobsSeedOptions>
  /** Where notebooks, files and Git folders outlive the process; nowhere while null. */
  stateFolder?: string | null
  /** Origins of `prod` and `dev`. */
  origins: { prod: string; dev: string }
}

const facts = ({ entraOrigin, origins, entraFacts }: WorkspaceServerOptions) => ({
  ...entraFacts,
  tenantId,
  authority: `${entraOrigin}/${tenantId}`,
  entraOrigin,
  clientId: app.clientId,
  clientSecret: app.clientSecret,
  publicClientId,
  azureCliClientId,
  daemon,
  users: people.map(({ userName, displayName, password, role }) => ({
    userName,
    displayName,
    password,
    role,
  })),
  workspaces: workspaces.map(({ alias, workspaceId, displayName }) => ({
    alias,
    host: origins[alias],
    workspaceId,
    displayName,
  })),
})

/** The two workspaces over one clock; the control endpoints stand on the first. */
export function createWorkspaces(options: WorkspaceServerOptions): {
  prod: RequestListener
  dev: RequestListener
  close: () => void
} {
  const { clock, faults, recorder, entra, entraSettingNames, entraOrigin } = options
  const atStart: SeedOptions = {
    extraClusters: {},
    jobs: { scale: 1, hasBigIds: true, ...options.jobs },
  }
  let wanted = atStart
  const seed = (alias: 'prod' | 'dev') =>
    seedOf(alias, clock.now(), wanted.extraClusters[alias] ?? 0, wanted.jobs)
  const { stateFolder = null } = options
  const made = workspaces.map((each) => {
    const { alias } = each
    const kept = new Kept(stateFolder && join(stateFolder, alias), () => seed(alias).kept())
    return new Workspace(each, seed(alias), kept)
  })
  const reseed: ControlServices['reseed'] = async (change) => {
    wanted = change ? { ...wanted, ...change, jobs: { ...wanted.jobs, ...change.jobs } } : atStart
    for (const workspace of made) {
      const { durations, requestsPerSecond, taskMs, triggersFire } = workspace
      const fresh = seed(workspace.facts.alias)
      workspace.reset(fresh)
      // Asking for more objects is no reason to forget the other settings; a reset is.
      if (change) Object.assign(workspace, { durations, requestsPerSecond, taskMs, triggersFire })
      else await workspace.kept.reset(fresh.kept())
    }
  }
  // Made after the listeners are open, so that neither the start nor the first request waits for them.
  if (options.jobs) setImmediate(() => made.forEach((each) => each.jobsAt(clock.now())))
  const verifyBearer = createVerifyBearer(clock, () => entra.publicKeys())
  const [prod, dev] = made.map((workspace) =>
    createWorkspaceListener({ workspace, verifyBearer, clock, faults, recorder, entraOrigin }),
  ) as [RequestListener, RequestListener]
  const control: ControlServices = {
    clock,
    faults,
    recorder,
    entra,
    entraSettingNames,
    workspaces: made,
    reseed,
    facts: facts(options),
  }
  const close = () => made.forEach(({ kept }) => kept.close())
  return { prod: withControl(control, prod), dev, close }
}
