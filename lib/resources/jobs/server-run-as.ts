import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { callWorkspace } from '@/lib/databricks/client'
import type { JobInput } from './schema'

/** Only this much of a job is read and kept: thousands are asked for one by one. */
const identityOnly: NonNullable<Keep['part']> = {
  name: 'run-as',
  of: (job) => {
    const { run_as_user_name } = (job ?? {}) as Record<string, unknown>
    return { run_as_user_name }
  },
}

/** Whom a job runs as, by sign-in name or application id: a list tells it only of some jobs. Null where nobody is told. */
export async function getRunAs(
  caller: Caller,
  { workspace, jobId }: JobInput,
  { signal }: VerbOptions = {},
): Promise<string | null> {
  const { run_as_user_name: name } = await callWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/get`,
    query: { job_id: jobId },
    reader: z.object({ run_as_user_name: z.string().optional() }),
    keep: { freshMs: 60_000, staleMs: 10 * 60_000, part: identityOnly },
    signal,
  })
  return name || null
}
