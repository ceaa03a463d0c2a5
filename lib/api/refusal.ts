import type { InputFault, ProblemAction } from '@/lib/problem'

/** Lakedeck's own "no", with a reason in a sentence. Databricks' are DatabricksErrors, identity's are AuthErrors. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 414 | 415 | 502,
    readonly code: string,
    message: string,
    readonly more: { action?: ProblemAction; errors?: InputFault[] } = {},
  ) {
    super(message)
  }
}
