import { DatabricksError } from './errors'

/** Makes the typed error of a connection that failed: nobody answered, so nothing is known of the outcome. */
export function transportError(cause: unknown): DatabricksError {
  const { code, syscall } = factsOf(cause)
  if (isCertificate(code)) return distrusted(cause)
  const neverLeft = syscall === 'connect' || syscall === 'getaddrinfo' || neverLeftCodes.has(code)
  return new DatabricksError({
    kind: 'unreachable',
    status: 502,
    code: neverLeft ? 'UNREACHABLE' : 'CONNECTION_LOST',
    message: neverLeft
      ? 'The workspace cannot be reached from this server.'
      : 'The connection to the workspace broke before the whole answer was here.',
    isTransient: true,
    mayHaveArrived: !neverLeft,
    cause,
  })
}

/** The whole call, retries included, took longer than it may. */
export function timedOut(seconds: number): DatabricksError {
  return new DatabricksError({
    kind: 'unreachable',
    status: 504,
    code: 'TIMEOUT',
    message: `The workspace did not answer within ${seconds} seconds.`,
  })
}

/** The time was over before the call had its turn among the person's others: it was never sent. */
export function waitedInVain(): DatabricksError {
  return new DatabricksError({
    kind: 'limited',
    status: 429,
    code: 'TOO_MANY_UNDER_WAY',
    message:
      'You have as many calls to this workspace under way as go at once, and they take long. Ask again in a moment.',
    retryAfterSeconds: 5,
    mayHaveArrived: false,
  })
}

export function tooLarge(limitBytes: number): DatabricksError {
  return new DatabricksError({
    kind: 'unexpected',
    status: 502,
    code: 'ANSWER_TOO_LARGE',
    message: `The workspace answered with more than ${Math.round(limitBytes / 1024 / 1024)} MiB.`,
  })
}

function distrusted(cause: unknown): DatabricksError {
  return new DatabricksError({
    kind: 'unreachable',
    status: 502,
    code: 'CERTIFICATE_NOT_TRUSTED',
    message:
      'The workspace showed a certificate that this server does not trust. Something in between may intercept the connection.',
    mayHaveArrived: false,
    cause,
  })
}

const neverLeftCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const isCertificate = (code: string) => /CERT|SELF_SIGNED|ERR_TLS/.test(code)

function factsOf(cause: unknown): { code: string; syscall: string } {
  const facts = (cause ?? {}) as { code?: unknown; syscall?: unknown }
  return { code: words(facts.code), syscall: words(facts.syscall) }
}

const words = (value: unknown) => (typeof value === 'string' ? value : '')
