import { setTimeout as sleep } from 'node:timers/promises'
import { isDatabricksError, type DatabricksError } from './errors'

const maxTries = 3
const firstWaitMs = 400

export type RetryPolicy = {
  /** Sending it twice does no more than sending it once. */
  isRepeatable: boolean
  /** No wait may reach beyond this moment (epoch ms). */
  deadline: number
  signal?: AbortSignal | undefined
}

/**
 * Runs `attempt` up to three times. The official clients retry too, and layers multiply, so this one does little:
 * it repeats what is repeatable, or what cannot have arrived, when the failure is likely to pass.
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  attempt: (tryNumber: number) => Promise<T>,
): Promise<T> {
  for (let tryNumber = 1; ; tryNumber++) {
    try {
      return await attempt(tryNumber)
    } catch (error) {
      const waitMs = waitBeforeNext(error, tryNumber, policy)
      if (waitMs === null) throw error
      await pause(waitMs, policy.signal)
    }
  }
}

function waitBeforeNext(error: unknown, tryNumber: number, policy: RetryPolicy): number | null {
  if (!isDatabricksError(error) || !error.isTransient || tryNumber >= maxTries) return null
  if (!policy.isRepeatable && error.mayHaveArrived) return null
  const waitMs = retryWaitMs(error, tryNumber)
  return Date.now() + waitMs < policy.deadline ? waitMs : null
}

/** What the workspace asked for and a little more; else full jitter, so that callers do not come back in step. */
export function retryWaitMs(
  error: Pick<DatabricksError, 'retryAfterSeconds'>,
  tryNumber: number,
  random: () => number = Math.random,
): number {
  const asked = error.retryAfterSeconds
  if (asked !== null) return asked * 1000 + random() * 250
  return random() * firstWaitMs * 2 ** (tryNumber - 1)
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
    throw signal?.aborted ? signal.reason : error
  })
}
