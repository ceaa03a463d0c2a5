import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import type { ExportRunInput, RunDetail, RunExport, RunInput } from '../schema'
import { exportWire } from '../wire'
import { askRun } from './ask'

/** A run, or the run of one task, with all its tasks and every repair. */
export const getRun = (
  caller: Caller,
  input: RunInput,
  options: VerbOptions = {},
): Promise<RunDetail> => askRun(caller, input, options)

/** What a notebook task showed, as HTML. Databricks exports one task at a time, and only notebooks. */
export async function exportRun(
  caller: Caller,
  { workspace, runId, views }: ExportRunInput,
  { signal }: VerbOptions = {},
): Promise<RunExport> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/runs/export`,
    query: { run_id: runId, views_to_export: views },
    reader: exportWire,
    signal,
  })
  return { ...value, asOf }
}
