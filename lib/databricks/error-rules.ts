import type { DatabricksErrorFacts } from './errors'

export type Verdict = Pick<
  DatabricksErrorFacts,
  'status' | 'code' | 'message' | 'kind' | 'isTransient'
>

type Facts = { status: number; code: string; message: string }
type Rule = {
  applies: (facts: Facts) => boolean
  verdict: Partial<Verdict> & Pick<Verdict, 'kind' | 'status'>
}

/** Says what an error of Databricks means, from its status, its code and, where both mislead, its words. */
export function verdictByRule(facts: Facts): Verdict {
  const rule = rules.find(({ applies }) => applies(facts))
  return { code: facts.code, message: facts.message, ...(rule?.verdict ?? byStatus(facts.status)) }
}

const codeIs = (pattern: RegExp) => (facts: Facts) => pattern.test(facts.code)
const isClientError = (facts: Facts) => facts.status >= 400 && facts.status < 500

/** First match wins. Sources: what the official SDKs match (Go, Python, Java) and threads of their trackers. */
const rules: readonly Rule[] = [
  {
    // Sent with 403 and a numeric error_code.
    applies: ({ message }) => /blocked by Databricks IP ACL|IP access list/i.test(message),
    verdict: { kind: 'no-access', status: 403, code: 'IP_ACCESS_LIST' },
  },
  {
    // An expired or foreign token is a 403 or a 400 on some paths.
    applies: (facts) =>
      (facts.status === 401 || facts.status === 403 || facts.status === 400) &&
      /invalid (access )?token|token (is|has) expired|ExpiredJwt|Credential was not sent/i.test(
        facts.message,
      ),
    verdict: { kind: 'unauthenticated', status: 401 },
  },
  {
    applies: (facts) =>
      (facts.status === 401 || facts.status === 403) &&
      /(unauthorized|invalid) access to org|user not authorized|not a (member|user) of (this |the )?workspace|user .{0,120}\bnot (found|present|in|assigned|belong)\b.{0,40} workspace/i.test(
        facts.message,
      ),
    verdict: { kind: 'no-access', status: 403, code: 'NOT_A_WORKSPACE_USER' },
  },
  {
    // Every official SDK reads this 400 of clusters/get, jobs/get and jobs/runs/get as "not found".
    applies: (facts) =>
      facts.status === 400 &&
      facts.code === 'INVALID_PARAMETER_VALUE' &&
      /\b(cluster|job|run)\b.{0,200} does not exist/i.test(facts.message),
    verdict: { kind: 'not-found', status: 404, code: 'RESOURCE_DOES_NOT_EXIST' },
  },
  {
    // A quota of the workspace, not a rate: trying again in a second does not help.
    applies: (facts) =>
      isClientError(facts) &&
      (facts.code === 'QUOTA_EXCEEDED' || /in past \d+ seconds|quota/i.test(facts.message)) &&
      facts.status !== 429 &&
      facts.status !== 403,
    verdict: { kind: 'conflict', status: 409, code: 'QUOTA_EXCEEDED' },
  },
  {
    applies: (facts) =>
      facts.status === 429 ||
      /^(RESOURCE_EXHAUSTED|REQUEST_LIMIT_EXCEEDED)$/.test(facts.code) ||
      /RPC token bucket limit has been exceeded/i.test(facts.message),
    verdict: { kind: 'limited', status: 429, isTransient: true },
  },
  {
    applies: (facts) =>
      facts.status >= 400 &&
      /UnknownWorkerEnvironmentException|does not have any associated worker environments|no worker environment with id|unknown worker environment|ClusterNotReadyException|worker env .{0,100} not found/i.test(
        facts.message,
      ),
    verdict: {
      kind: 'unavailable',
      status: 503,
      code: 'TEMPORARILY_UNAVAILABLE',
      message: 'The workspace is starting up or moving and does not answer yet.',
      isTransient: true,
    },
  },
  {
    applies: codeIs(
      /^(INVALID_STATE|INVALID_STATE_TRANSITION|ABORTED|RESOURCE_CONFLICT|\w*ALREADY_EXISTS)$/,
    ),
    verdict: { kind: 'conflict', status: 409 },
  },
  {
    applies: codeIs(/^(\w*DOES_NOT_EXIST|\w*NOT_FOUND)$/),
    verdict: { kind: 'not-found', status: 404 },
  },
  {
    applies: codeIs(/^(TEMPORARILY_UNAVAILABLE|SERVICE_UNDER_MAINTENANCE)$/),
    verdict: { kind: 'unavailable', status: 503, isTransient: true },
  },
]

function byStatus(status: number): Pick<Verdict, 'kind' | 'status' | 'isTransient'> {
  if (status === 401) return { kind: 'unauthenticated', status }
  if (status === 403) return { kind: 'no-access', status }
  if (status === 404) return { kind: 'not-found', status }
  if (status === 409) return { kind: 'conflict', status }
  if (status < 499) return { kind: 'invalid', status }
  if (status >= 502 && status <= 504) return { kind: 'unavailable', status, isTransient: true }
  // 499, 500, 501 and what else there is: ours is a bad gateway then.
  return { kind: 'unexpected', status: 502 }
}
