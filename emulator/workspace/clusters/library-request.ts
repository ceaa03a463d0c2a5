import type { JsonObject } from '../../core/json'

export type LibraryRequest = {
  library: JsonObject
  requestedAt: number
  /** Removal waits for the next restart. */
  uninstallRequestedAt: number | null
}
