import type { RequestListener } from 'node:http'
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
import { createVerifyBearer } from './bearer'
import type { ControlServices, EntraControl } from './control/endpoints'
import { withControl } from './control/listener'
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
} {
  const { clock, faults, recorder, entra, entraSettingNames, entraOrigin } = options
  const made = workspaces.map((each) => new Workspace(each, seedOf(each.alias, clock.now())))
  const reseed: ControlServices['reseed'] = (extra) => {
    for (const workspace of made) {
      const { alias } = workspace.facts
      const { durations, requestsPerSecond } = workspace
      workspace.reset(seedOf(alias, clock.now(), extra[alias] ?? 0))
      // Asking for more clusters is no reason to forget the other settings; a reset is.
      if (Object.keys(extra).length > 0) Object.assign(workspace, { durations, requestsPerSecond })
    }
  }
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
  return { prod: withControl(control, prod), dev }
}
