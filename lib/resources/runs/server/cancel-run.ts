import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { callWorkspace } from '@/lib/databricks/client'
import { bareInteger } from '@/lib/databricks/json'
import type { RunDetail, RunInput } from '../schema'
import { askRun } from './ask'

/** Cancels a run; nothing happens to one that has ended. Databricks does it in the background. */
export async function cancelRun(
  caller: Caller,
  input: RunInput,
  options: VerbOptions = {},
): Promise<RunDetail> {
  await callWorkspace(caller, input.workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/runs/cancel`,
    body: { run_id: bareInteger(input.runId) },
    reader: z.unknown(),
    idempotent: true,
    signal: options.signal,
  })
  return askRun(caller, input, options)
}
