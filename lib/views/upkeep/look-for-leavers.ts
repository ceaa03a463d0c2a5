import 'server-only'
import type { PrincipalRef } from '@/lib/databricks/principal'
import type { Job } from '@/lib/resources/jobs/schema'
import { getRunAs } from '@/lib/resources/jobs/server-run-as'
import { principalNamed, standingIn } from '@/lib/resources/principals/rules'
import { findPrincipals } from '@/lib/resources/principals/server'
import { lookAt, unchecked, type Found, type Looked, type Looking } from './look'

/** Jobs that run as somebody whom the workspace does not know any more, or has put out of action. */
export async function lookForLeavers(looking: Looking, jobs: readonly Job[]): Promise<Found> {
  const looks = await Promise.all(
    jobs.map(async (job) => ({ job, runAs: await runAsOf(looking, job) })),
  )
  const names = looks.flatMap(({ runAs }) => (runAs.kind === 'known' && runAs.is ? runAs.is : []))
  const told = await findPrincipals(looking.caller, looking.workspace, names)
  const found: Found = {
    items: [],
    unchecked: [],
    hidesInactive: told.items.some(({ isActive }) => isActive === null),
  }
  for (const { job, runAs } of looks) {
    if (runAs.kind === 'unchecked') {
      found.unchecked.push(unchecked(job, runAs.why))
      continue
    }
    const why = runAs.is === null ? 'unknown' : standingIn(runAs.is, told)
    if (why === 'untold') found.unchecked.push(unchecked(job, why))
    else if (why !== 'here')
      found.items.push({
        job,
        evidence: { kind: 'run-as-left', runAs: runAs.is, why: runAs.is === null ? 'untold' : why },
      })
  }
  return found
}

/** A list tells whom a job runs as where that was set; of the others, and of those whose maker is gone, the job itself does. */
async function runAsOf(
  { caller, workspace, budget }: Looking,
  job: Job,
): Promise<Looked<PrincipalRef | null>> {
  if (job.runAs) return { kind: 'known', is: job.runAs }
  const looked = await lookAt(budget, () => getRunAs(caller, { workspace, jobId: job.jobId }))
  if (looked.kind === 'unchecked') return looked
  const name = looked.is ?? job.creatorUserName
  return { kind: 'known', is: name === null ? null : principalNamed(name) }
}
