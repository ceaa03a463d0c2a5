import type { SliceReading } from '../read-slices'
import type { Run } from '../schema'
import { merge } from '../slices'

/** `asOf` is when the oldest of its answers was given; null when there is none. */
export type RunsReading = SliceReading<Run> & { asOf: string | null }

/** Two readings of times that lie beside each other, the newer one first. */
export const joined = (newer: RunsReading, older: RunsReading): RunsReading => ({
  found: new Map([...older.found, ...newer.found]),
  missing: merge([...newer.missing, ...older.missing]),
  stoppedBy: newer.stoppedBy ?? older.stoppedBy,
  error: newer.error ?? older.error,
  asOf: newer.asOf ?? older.asOf,
})

/** A time that could not be read at all. */
export const unread = (from: number, to: number): RunsReading => ({
  found: new Map(),
  missing: [{ from, to }],
  stoppedBy: 'error',
  error: null,
  asOf: null,
})
