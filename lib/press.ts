import { fetchJson, ProblemError } from '@/lib/fetch-json'

/**
 * One press of a button that starts something. It has one key from the moment it is made until it is answered,
 * however often it is sent: Lakedeck hands the key to Databricks, which does the thing once.
 */
export type Press = { readonly key: string }

export function newPress(): Press {
  // `crypto.randomUUID` is not there on pages without TLS.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return { key: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
}

const tries = 3
const pauseMs = 800

/**
 * Sends a press, again where nobody knows whether it arrived or where it may pass in a moment. After an error the
 * same press may be sent once more; a new press would be a second run.
 */
export async function sendPress<T>(path: string, body: object, { key }: Press): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchJson<T>(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'idempotency-key': key },
      })
    } catch (error) {
      const waitMs = waitBeforeNext(error, attempt)
      if (waitMs === null) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

const longestWaitMs = 5_000

function waitBeforeNext(error: unknown, attempt: number): number | null {
  if (!(error instanceof ProblemError) || attempt >= tries) return null
  const { action, retryAfter } = error.problem
  if (action !== 'retry') return null
  const waitMs = retryAfter === undefined ? pauseMs * attempt : retryAfter * 1_000
  return waitMs <= longestWaitMs ? waitMs : null
}
