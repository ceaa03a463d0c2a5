import type { Cause } from '@/lib/views/now/rules'
import type { NowRow } from '@/lib/views/now/schema'

/** A run is on the page once: under one condition, and if it failed, under one cause. */
export const runRowId = ({ workspace, run }: Pick<NowRow, 'workspace' | 'run'>): string =>
  `${workspace} ${run.runId}`

export const causeRowId = ({ key }: Pick<Cause, 'key'>): string => `cause ${key}`

export const isRunOf = (cause: Pick<Cause, 'rows'>, rowId: string | null): boolean =>
  rowId !== null && cause.rows.some((row) => runRowId(row) === rowId)
