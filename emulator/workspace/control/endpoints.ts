import { services, type Clock, type Faults, type Recorder } from '../../core'
import { durationsOf } from '../clusters/lifecycle'
import type { Workspace } from '../workspace'
import { readFault } from './faults'
import * as read from './read'

/** What of Entra the control endpoints reach. */
export type EntraControl = { setTokenLifetime(seconds: number): void; reset(): void }

export type ControlServices = {
  clock: Clock
  faults: Faults
  recorder: Recorder
  entra: EntraControl
  workspaces: readonly Workspace[]
  /** Puts the seed back into every workspace, with so many generated clusters more. */
  reseed: (extraClusters: { prod?: number; dev?: number }) => void
  /** The fixed part of `info`. */
  facts: Record<string, unknown>
}

type Request = { body: unknown; query: URLSearchParams }
type Endpoint = (services: ControlServices, request: Request) => unknown

const clockFacts = ({ clock }: ControlServices) => ({
  now: clock.now(),
  at: new Date(clock.now()).toISOString(),
  isFrozen: clock.isFrozen,
})

const info: Endpoint = (services) => ({ ...services.facts, clock: clockFacts(services) })

/** The seed, the clock, the settings and Entra as at the start; no faults, no recorded calls. */
const reset: Endpoint = (services, { body }) => {
  read.readObject(body ?? {}, {}, 'the body')
  services.clock.reset()
  services.faults.clear()
  services.entra.reset()
  services.reseed({})
  services.recorder.clear()
  return { clock: clockFacts(services) }
}

const addFaults: Endpoint = ({ faults }, { body }) => {
  const wanted = (Array.isArray(body) ? body : [body]).map(readFault)
  return { ids: wanted.map((fault) => faults.add(fault)) }
}

const clearFaults: Endpoint = ({ faults }, { query }) => {
  const id = query.get('id')
  if (id === null) faults.clear()
  else if (!faults.remove(id)) throw new read.ControlError(`there is no fault '${id}'`, 404)
  return { faults: faults.list() }
}

const longestJumpMs = 366 * 24 * 3_600_000

const moveClock: Endpoint = (services, { body }) => {
  const { advanceMs, freeze, unfreeze } = read.readObject(body, {
    advanceMs: read.wholeNumber(0, longestJumpMs),
    freeze: read.onlyTrue,
    unfreeze: read.onlyTrue,
  })
  if (advanceMs === undefined && !freeze && !unfreeze) {
    throw new read.ControlError('the body needs advanceMs, freeze or unfreeze')
  }
  if (freeze && unfreeze) throw new read.ControlError('the body has both freeze and unfreeze')
  if (freeze) services.clock.freeze()
  if (advanceMs !== undefined) services.clock.advance(advanceMs)
  if (unfreeze) services.clock.unfreeze()
  return { clock: clockFacts(services) }
}

const settingFields = {
  accessTokenSeconds: read.wholeNumber(1, 86_400),
  transitionMs: read.wholeNumber(0, 3_600_000),
  requestsPerSecond: read.perWorkspace(read.numberOrNull(read.wholeNumber(0, 1_000_000))),
  scale: read.perWorkspace(read.wholeNumber(0, 50_000)),
}

const changeSettings: Endpoint = (services, { body }) => {
  const { accessTokenSeconds, transitionMs, requestsPerSecond, scale } = read.readObject(
    body,
    settingFields,
  )
  if (scale) services.reseed(scale)
  if (accessTokenSeconds !== undefined) services.entra.setTokenLifetime(accessTokenSeconds)
  for (const workspace of services.workspaces) {
    if (transitionMs !== undefined) workspace.durations = durationsOf(transitionMs)
    const limit = requestsPerSecond?.[workspace.facts.alias]
    if (limit !== undefined) workspace.requestsPerSecond = limit
  }
  return {}
}

const listCalls: Endpoint = ({ recorder }, { query }) => {
  const fields = { service: read.oneOfWords(services), method: read.words, path: read.words }
  const more = { principal: read.words, status: (value: unknown) => Number(value) }
  const filter = read.readObject(Object.fromEntries(query), { ...fields, ...more }, 'the query')
  return { calls: recorder.list(filter) }
}

const clearCalls: Endpoint = ({ recorder }) => {
  recorder.clear()
  return {}
}

export const endpoints: Record<string, Endpoint> = {
  'GET /_emulator/info': info,
  'POST /_emulator/reset': reset,
  'GET /_emulator/faults': ({ faults }) => ({ faults: faults.list() }),
  'POST /_emulator/faults': addFaults,
  'DELETE /_emulator/faults': clearFaults,
  'POST /_emulator/clock': moveClock,
  'POST /_emulator/settings': changeSettings,
  'GET /_emulator/calls': listCalls,
  'DELETE /_emulator/calls': clearCalls,
}
