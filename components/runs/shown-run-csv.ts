import { withWorkspaceColumn } from '@/lib/api/csv'
import { runColumns } from '@/lib/resources/runs/csv'
import type { ShownRun } from './shown-run'

/** The list of runs as a table for spreadsheets. */
export const shownRunColumns = withWorkspaceColumn(runColumns, ({ run }: ShownRun) => run)
