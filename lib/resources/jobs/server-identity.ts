import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace, callWorkspace } from '@/lib/databricks/client'
import type { Grant } from '@/lib/databricks/grants'
import { bareInteger } from '@/lib/databricks/json'
import { readPermissions } from '@/lib/databricks/permissions'
import { toWireName, type PrincipalRef } from '@/lib/databricks/principal'
import type { ChangedOwner, JobDetail, JobIdentityInput } from './schema'
import { getJob } from './server'

/**
 * Lets a job run as somebody else from its next run on. Databricks allows it to admins, to others only for
 * themselves, and for a service principal to who has its user role.
 */
export async function changeJobRunAs(
  caller: Caller,
  { workspace, jobId, principal }: JobIdentityInput,
  options: VerbOptions = {},
): Promise<JobDetail> {
  await callWorkspace(caller, workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/update`,
    body: { job_id: bareInteger(jobId), new_settings: { run_as: toWireName(principal) } },
    reader: z.unknown(),
    // It says what to come to, so the second time changes nothing.
    idempotent: true,
    signal: options.signal,
  })
  return getJob(caller, { workspace, jobId }, options)
}

/**
 * Puts somebody in the place of a job's owner, of which it has exactly one; only admins may. Adding an owner to the
 * one that is there is refused, so the whole list is set: every other grant goes back as it came.
 */
export async function changeJobOwner(
  caller: Caller,
  { workspace, jobId, principal }: JobIdentityInput,
  { signal }: VerbOptions = {},
): Promise<ChangedOwner> {
  const path = apiPath`/api/2.0/permissions/jobs/${jobId}`
  // Asked anew: what is sent replaces what is there.
  const { value: grants, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path,
    reader: readPermissions,
    signal,
  })
  const direct = grants.filter(({ inheritedFrom }) => inheritedFrom.length === 0)
  const owner = direct.find(({ level }) => level === 'IS_OWNER')?.principal
  const change = { jobId, owner: principal, before: owner ? toRef(owner) : null }
  if (owner && isThem(owner, principal)) return { ...change, asOf }
  const others = direct.filter(
    (each) => each.level !== 'IS_OWNER' && !isThem(each.principal, principal),
  )
  const { asOf: setAt } = await askWorkspace(caller, workspace, {
    method: 'PUT',
    path,
    body: {
      access_control_list: [
        { ...toWireName(principal), permission_level: 'IS_OWNER' },
        ...others.map(toWire),
      ],
    },
    reader: readPermissions,
    idempotent: true,
    signal,
  })
  return { ...change, asOf: setAt }
}

const isThem = (a: Grant['principal'], b: PrincipalRef) =>
  a.kind === b.kind && a.name.toLowerCase() === b.name.toLowerCase()

/** A group owns no job. */
const toRef = ({ kind, name }: Grant['principal']): PrincipalRef | null =>
  kind === 'group' ? null : { kind, name }

const toWire = ({ principal: { kind, name }, level }: Grant) => ({
  ...(kind === 'group' ? { group_name: name } : toWireName({ kind, name })),
  permission_level: level,
})
