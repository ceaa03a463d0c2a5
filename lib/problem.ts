/** What a person or a script can do about a refusal. */
export type ProblemAction = 'sign-in' | 'consent' | 'ask-admin' | 'retry'

/** Why an input was not accepted: which field, and what about it. */
export type InputFault = { name: string; detail: string }

/** The body of every refusal of our API: RFC 9457, `application/problem+json`. Safe to show as it is. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  /** Databricks' `error_code` where the refusal is Databricks', else ours; in capitals. */
  code: string
  /** Finds this request in Lakedeck's log. */
  requestId: string
  action?: ProblemAction
  /** Seconds. */
  retryAfter?: number
  /** A claims challenge of Entra: sign in again with it. */
  claims?: string
  /** Finds the call at Databricks' support. */
  databricksRequestId?: string
  /** The faults of the input, when it is the input; `detail` says how many more there are. */
  errors?: InputFault[]
}

export const problemType = 'application/problem+json'

/** Whether something that came over the network is a problem body; the rest of it is then trusted. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false
  const { title, status, detail, code } = value as Record<string, unknown>
  return (
    typeof status === 'number' && [title, detail, code].every((text) => typeof text === 'string')
  )
}
