import type { BulkTarget } from './bulk-item'

/** A dialog is no table: of more, the list's own filter makes fewer. */
const mostTargets = 500

/** Why a list cannot be changed as a whole; undefined when it can. */
export function tooManyReason(shown: readonly BulkTarget[] | undefined): string | undefined {
  if (!shown || shown.length === 0) return 'The list shows no job'
  return shown.length > mostTargets
    ? `The list shows more than ${mostTargets} jobs: filter it first`
    : undefined
}
