/** More requests than one caller, or all of them for one workspace, may make. Told by name, like every error of ours. */
export class RequestLimitError extends Error {
  override readonly name = 'RequestLimitError'
  readonly status = 429
  /** Databricks' own code for it: the official clients know what to do. */
  readonly code = 'REQUEST_LIMIT_EXCEEDED'

  constructor(
    message: string,
    /** A whole number, at least 1, as `Retry-After` needs it. */
    readonly retryAfterSeconds: number,
  ) {
    super(message)
  }
}

export const isRequestLimitError = (error: unknown): error is RequestLimitError =>
  error instanceof Error && error.name === 'RequestLimitError'
