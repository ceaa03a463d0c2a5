import { services, type Clock, type Faults, type Recorder } from '../../core'
import type { JsonObject } from '../../core/json'
import { durationsOf } from '../clusters/lifecycle'
import type { JobsSeedOptions } from '../../seed/jobs'
import type { Workspace } from '../workspace'
import { readFault } from './faults'
import * as read from './read'

/** What of Entra the control endpoints reach. */
export type EntraControl = {
  /** Throws a TypeError with a sentence on a value it does not take. */
  applySettings(change: unknown): void
  settings(): object
  reset(): void
}

/** What there is more of than the seed has by itself. */
export type SeedOptions = {
  extraClusters: { prod?: number; dev?: number }
  jobs: JobsSeedOptions
}
export type SeedChange = Omit<SeedOptions, 'jobs'> & { jobs: Partial<JobsSeedOptions> }

export type ControlServices = {
  clock: Clock
  faults: Faults
  recorder: Recorder
  entra: EntraControl
  /** Settings that are Entra's; they pass through. */
  entraSettingNames: readonly string[]
  workspaces: readonly Workspace[]
  /** Puts the seed back into every workspace, as it was at the start or with what is asked for. */
  reseed: (change: Partial<SeedChange> | null) => Promise<void>
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
const reset: Endpoint = async (services, { body }) => {
  read.readObject(body ?? {}, {}, 'the body')
  services.clock.reset()
  services.faults.clear()
  services.entra.reset()
  await services.reseed(null)
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

const ownFields = {
  transitionMs: read.wholeNumber(0, 3_600_000),
  requestsPerSecond: read.perWorkspace(read.numberOrNull(read.wholeNumber(0, 1_000_000))),
  scale: read.perWorkspace(read.wholeNumber(0, 50_000)),
  taskMs: read.numberOrNull(read.wholeNumber(0, 86_400_000)),
  triggersFire: read.truth,
  jobScale: read.wholeNumber(1, 100),
  bigIds: read.truth,
}

/** Settings of the workspaces and of Entra in one body; nothing is changed when one is wrong. */
const changeSettings: Endpoint = async (services, { body }) => {
  const { entra, entraSettingNames, workspaces } = services
  const passedOn = Object.fromEntries(entraSettingNames.map((name) => [name, read.anything]))
  const change: JsonObject = read.readObject(body, { ...ownFields, ...passedOn })
  const isForEntra = ([name]: [string, unknown]) => entraSettingNames.includes(name)
  const forEntra = Object.entries(change).filter(isForEntra)
  if (forEntra.length > 0) applyToEntra(entra, Object.fromEntries(forEntra))
  const own = read.readObject(
    Object.fromEntries(Object.entries(change).filter((entry) => !isForEntra(entry))),
    ownFields,
  )
  const { transitionMs, requestsPerSecond, taskMs, triggersFire } = own
  await reseedAs(services, own)
  for (const workspace of workspaces) {
    if (taskMs !== undefined) workspace.taskMs = taskMs
    if (triggersFire !== undefined) {
      // What was due by now is as it was told before.
      if (workspace.jobs) workspace.jobsAt(services.clock.now())
      workspace.triggersFire = triggersFire
    }
    if (transitionMs !== undefined) workspace.durations = durationsOf(transitionMs)
    const limit = requestsPerSecond?.[workspace.facts.alias]
    if (limit !== undefined) workspace.requestsPerSecond = limit
  }
  return currentSettings(services)
}

type SeedFields = {
  scale?: SeedOptions['extraClusters'] | undefined
  jobScale?: number | undefined
  bigIds?: boolean | undefined
}

/** The jobs are made at once, so that the first to ask for them does not wait. */
async function reseedAs(
  { reseed, workspaces, clock }: ControlServices,
  fields: SeedFields,
): Promise<void> {
  const { scale, jobScale, bigIds } = fields
  if (!scale && jobScale === undefined && bigIds === undefined) return
  await reseed({
    ...(scale ? { extraClusters: scale } : {}),
    jobs: {
      ...(jobScale === undefined ? {} : { scale: jobScale }),
      ...(bigIds === undefined ? {} : { hasBigIds: bigIds }),
    },
  })
  if (jobScale !== undefined) for (const workspace of workspaces) workspace.jobsAt(clock.now())
}

function applyToEntra(entra: EntraControl, change: JsonObject): void {
  try {
    entra.applySettings(change)
  } catch (error) {
    if (error instanceof TypeError) throw new read.ControlError(error.message)
    throw error
  }
}

function currentSettings({ entra, workspaces }: ControlServices) {
  const perAlias = (value: (workspace: Workspace) => unknown) =>
    Object.fromEntries(workspaces.map((each) => [each.facts.alias, value(each)]))
  return {
    ...entra.settings(),
    transitionMs: workspaces[0]?.durations.startMs,
    taskMs: workspaces[0]?.taskMs,
    triggersFire: workspaces[0]?.triggersFire,
    requestsPerSecond: perAlias(({ requestsPerSecond }) => requestsPerSecond),
  }
}

const listCalls: Endpoint = ({ recorder }, { query }) => {
  const fields = { service: read.oneOfWords(services), method: read.words, path: read.words }
  const more = { principal: read.words, status: (value: unknown) => Number(value) }
  const filter = read.readObject(Object.fromEntries(query), { ...fields, ...more }, 'the query')
  return { calls: recorder.list(filter), counts: recorder.counts() }
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
  'GET /_emulator/settings': currentSettings,
  'POST /_emulator/settings': changeSettings,
  'GET /_emulator/calls': listCalls,
  'DELETE /_emulator/calls': clearCalls,
}
