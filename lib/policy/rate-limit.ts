import 'server-only'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Caller } from '@/lib/auth/caller'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { workspacesOf } from '@/lib/databricks/workspaces'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process-wide'
import { redis } from '@/lib/redis'
import { RequestLimitError } from './request-limit'

/**
 * Counts one request of this caller; throws RequestLimitError when they, or all callers of that workspace
 * together, made more than they may this second (RATE_LIMIT_PERSON, RATE_LIMIT_WORKSPACE). With REDIS_URL all
 * servers count together; while Redis is away each counts for itself, and nobody is refused because of that.
 */
export async function spend(caller: Caller, workspace: WorkspaceAlias | null): Promise<void> {
  const { person, workspace: together } = env().rateLimits
  await take('person', person, `${caller.tenantId}|${caller.objectId}`)
  if (workspace === null) return
  const key = budgetOf(caller, workspace)
  if (caller.kind === 'personal-access-token') await take('tokens', halfOf(together), key)
  await take('workspace', together, key)
}

/** Anybody can make up tokens that nobody but Databricks tells from real ones, each somebody new: the rest is for people. */
const halfOf = (perSecond: number) => Math.ceil(perSecond / 2)

/** By its host: two people may have given one name to two workspaces of their sessions. */
const budgetOf = (caller: Caller, workspace: WorkspaceAlias): string =>
  workspacesOf(caller).find(({ alias }) => alias === workspace)?.host ?? workspace

type Budget = 'person' | 'tokens' | 'workspace'

const words: Record<Budget, (perSecond: number) => string> = {
  person: (perSecond) => `You may make ${perSecond} requests a second here, over all your scripts.`,
  tokens: (perSecond) =>
    `This workspace gets ${perSecond} requests a second with personal access tokens from here, from everybody together.`,
  workspace: (perSecond) =>
    `This workspace gets ${perSecond} requests a second from here, from everybody together.`,
}

async function take(budget: Budget, perSecond: number, key: string): Promise<void> {
  if (perSecond === 0) return
  const waitMs =
    (await takeShared(budget, perSecond, key)) ?? (await takeHere(budget, perSecond, key))
  if (waitMs === 0) return
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  throw new RequestLimitError(`${words[budget](perSecond)} Try again in ${seconds} s.`, seconds)
}

const windowSeconds = 1

const takeHere = (budget: Budget, points: number, key: string): Promise<number> =>
  waitOf(
    processWide(
      `policy.limit.${budget}`,
      () => new RateLimiterMemory({ points, duration: windowSeconds, keyPrefix: budget }),
    ).consume(key),
  )

/** Longer than this a request does not wait to be counted. */
const patienceMs = 250

/** As `takeHere`, over all servers; null when there is no such store, or it does not answer. */
async function takeShared(budget: Budget, points: number, key: string): Promise<number | null> {
  const shared = redis()
  if (!shared) return null
  try {
    const storeClient = await shared
    const limiter = processWide(
      `policy.shared-limit.${budget}`,
      () =>
        new RateLimiterRedis({
          storeClient,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
          points,
          duration: windowSeconds,
          keyPrefix: `lakedeck:limit:${budget}`,
        }),
    )
    return await within(patienceMs, waitOf(limiter.consume(key)))
  } catch (error) {
    warnSeldom(error)
    return null
  }
}

/** 0 when there was room, else how long there is none. What the limiter throws then is no Error. */
const waitOf = (consumed: Promise<unknown>): Promise<number> =>
  consumed.then(
    () => 0,
    (refused: unknown) => {
      if (refused instanceof Error) throw refused
      return Math.max(1, (refused as { msBeforeNext: number }).msBeforeNext)
    },
  )

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const warnEveryMs = 60_000

function warnSeldom(error: unknown): void {
  const last = processWide('policy.limit-warned', () => ({ at: 0 }))
  if (Date.now() - last.at < warnEveryMs) return
  last.at = Date.now()
  log.warn('limits.counted-alone', { error })
}
