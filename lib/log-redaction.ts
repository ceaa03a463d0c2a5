import { redactText } from '@/lib/redact-text'

const secretName =
  /authorization|cookie|token|secret|password|assertion|verifier|credential|privatekey|signature|^sig$|nonce/i

/** Counts and ids about tokens are worth logging: `tokenExpiresAt`, `accessTokenSeconds`. */
const harmlessName = /(At|Seconds|Bytes|Count|Kind)$/

const maxDepth = 6

/** A copy of the fields that is safe to write down. */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0)
}

function redactObject(fields: object, depth: number): Record<string, unknown> {
  const safe = Object.entries(fields).map(([name, value]) =>
    secretName.test(name) && !harmlessName.test(name) && value !== null && value !== undefined
      ? [name, '[redacted]']
      : [name, redactValue(value, depth + 1)],
  )
  return Object.fromEntries(safe) as Record<string, unknown>
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (depth > maxDepth) return '[deep]'
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Date) return value
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactValue(item, depth + 1))
  // An AccessToken and its like say themselves how they are written.
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return redactValue((value.toJSON as () => unknown)(), depth + 1)
  return redactObject(value, depth)
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    name: error.name,
    message: redactText(error.message),
    ...code,
    ...(error.stack ? { stack: redactText(error.stack) } : {}),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
  }
}
