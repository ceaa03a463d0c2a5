import { DatabricksError } from './errors'

/** An answer that came whole and well, and still is none that we know. */
export function unreadable(
  code: string,
  requestId: string | null,
  cause: unknown,
): DatabricksError {
  return new DatabricksError({
    kind: 'unexpected',
    status: 502,
    code,
    message: 'The workspace answered in a way that Lakedeck does not understand.',
    requestId,
    cause,
  })
}
