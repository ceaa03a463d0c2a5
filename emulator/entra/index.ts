import type { RequestListener } from 'node:http'
import type { JWK } from 'jose'
import type { Clock, Faults, Recorder } from '../core'
import { Keys } from './keys'
import { createListener } from './listener'
import type { Foundations } from './parts'
import { createProvider } from './provider'
import { readSettings } from './read-settings'
import { route } from './routes'
import { Seal } from './seal'
import type { EntraSettings } from './settings'
import { Store } from './store'
import { Tenant } from './tenant'

export { entraSettingNames } from './read-settings'
export { managedIdentity } from './registrations'
export type { EntraChange, EntraSettings } from './settings'

export type EntraOptions = {
  /** `http://127.0.0.1:4280`: where people and programs reach it. */
  origin: string
  /** Lakedeck's own origin, for its registered addresses. */
  appOrigin: string
  clock: Clock
  faults: Faults
  recorder: Recorder
}

/** An emulated tenant of Microsoft Entra ID. */
export type Entra = {
  listener: RequestListener
  /** The keys tokens are verified with, as `/discovery/v2.0/keys` publishes them. */
  publicKeys(): JWK[]
  settings(): Readonly<EntraSettings>
  /** Changes settings and carries out orders; throws a TypeError with a sentence on anything unknown. */
  applySettings(change: unknown): void
  setTokenLifetime(seconds: number): void
  /** Back to the seed; everybody is signed out of Entra. */
  reset(): void
}

function carryOut({ tenant, keys, store }: Foundations, input: unknown): void {
  const { rotateKeys, retireKeys, ...change } = readSettings(input)
  tenant.change(change)
  if (rotateKeys) keys.rotate()
  if (retireKeys) keys.retire()
  const person = change.revokeSessions && tenant.findPersonByName(change.revokeSessions)
  if (person) store.destroyWhere('Session', ({ accountId }) => accountId === person.objectId)
}

export async function createEntra(options: EntraOptions): Promise<Entra> {
  const { origin, appOrigin, clock } = options
  const tenant = new Tenant(origin, appOrigin, clock)
  const foundations: Foundations = {
    tenant,
    keys: new Keys(tenant.issuer),
    store: new Store(clock),
    seal: new Seal(),
  }
  const parts = { ...foundations, provider: await createProvider(foundations) }
  parts.provider.use((ctx, next) => route(parts, ctx, next))
  return {
    listener: createListener(parts, options),
    publicKeys: () => parts.keys.publicJwks(),
    settings: () => tenant.settings,
    applySettings: (change) => carryOut(parts, change),
    setTokenLifetime: (seconds) => carryOut(parts, { accessTokenSeconds: seconds }),
    reset: () => {
      tenant.reset()
      parts.store.clear()
    },
  }
}
