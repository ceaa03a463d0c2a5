/** Why Azure Resource Manager did not tell. Told by name, like every error of ours. */
export class AzureError extends Error {
  override readonly name = 'AzureError'

  constructor(
    /** `refused`: not for this person. `gone`: not there (any more). `limited`: too often. `away`: no usable answer. */
    readonly kind: 'unauthenticated' | 'refused' | 'gone' | 'limited' | 'away',
    /** Azure's own code (`AuthorizationFailed`), or one of ours where it sent none. */
    readonly code: string,
    message: string,
    readonly more: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
  }
}

export const isAzureError = (error: unknown): error is AzureError =>
  error instanceof Error && error.name === 'AzureError'
