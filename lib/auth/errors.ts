/** What a person or script can do about a refusal; travels as `action` in our problem bodies. */
export type NextStep = 'sign-in' | 'consent' | 'ask-admin' | 'retry'

/** Why a request has no usable caller. The message is safe to show; the cause stays in the log. */
export class AuthError extends Error {
  override readonly name = 'AuthError'

  constructor(
    /** Ours, in capitals: `NOT_SIGNED_IN`, `SESSION_ENDED`, `TOKEN_INVALID`, `ROLE_MISSING`, … */
    readonly code: string,
    message: string,
    readonly more: {
      status: 401 | 403 | 503
      action?: NextStep
      /** A claims challenge of Entra (JSON), to be answered by signing in again with it. */
      claims?: string
      retryAfterSeconds?: number
      /** `Set-Cookie` values that belong to the answer: what was learned of the session has to be kept. */
      setCookies?: string[]
      cause?: unknown
    },
  ) {
    super(message, { cause: more.cause })
  }
}

/** By name: pages and routes hold their own copies of the class. */
export const isAuthError = (error: unknown): error is AuthError =>
  error instanceof Error && error.name === 'AuthError'

/** The cookies that go with the answer to a refused request. */
export const cookiesOf = (error: unknown): string[] =>
  isAuthError(error) ? (error.more.setCookies ?? []) : []
