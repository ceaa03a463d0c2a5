import type { PrincipalRef } from '@/lib/databricks/principal'
import { isAdmin } from '@/lib/resources/me/rules'
import type { Me } from '@/lib/resources/me/schema'
import { isSame, standingIn, type PrincipalStanding } from '@/lib/resources/principals/rules'
import type { PrincipalPage } from '@/lib/resources/principals/schema'
import { runsAs } from '@/lib/resources/jobs/rules'
import { stepWords, summaryOf, type BulkItem, type BulkTarget } from '../bulk/bulk-item'

/** What of a job is changed: who it runs as, or whose it is. */
export type Identity = 'run-as' | 'owner'

/** What is known of the workspace of a job; undefined where it did not tell, and then Databricks decides. */
export type Known = { me: Me | undefined; found: PrincipalPage | undefined }

/** Why this cannot be done in a workspace by this person to any job; undefined when it can. */
export function whyNotIn(
  identity: Identity,
  { alias }: BulkTarget['workspace'],
  me: Me | undefined,
): string | undefined {
  if (identity === 'run-as' || !me || isAdmin(me)) return undefined
  return `Only admins of ${alias} change the owner of a job, and you are none.`
}

/** Why a job is left as it is, in a sentence; undefined where it can be changed. */
export function whyNotTo(
  identity: Identity,
  { workspace, job }: BulkTarget,
  to: PrincipalRef | null,
  { me, found }: Known,
): string | undefined {
  const here = whyNotIn(identity, workspace, me)
  if (here || to === null) return here
  const { alias } = workspace
  if (identity === 'run-as') {
    if (job.runAs && isSame(job.runAs, to)) return 'It runs as them already.'
    const isMyself = me?.principalName.toLowerCase() === to.name.toLowerCase()
    if (me && to.kind === 'user' && !isMyself && !isAdmin(me))
      return `Only admins of ${alias} let a job run as another person than themselves.`
  }
  return found && standingWords(standingIn(to, found), to, alias)
}

function standingWords(standing: PrincipalStanding, to: PrincipalRef, alias: string) {
  const noun = to.kind === 'user' ? 'user' : 'service principal'
  if (standing === 'unknown') return `${alias} knows no ${noun} of this name.`
  return standing === 'inactive' ? `This ${noun} was deactivated in ${alias}.` : undefined
}

/** What is said of a job before, while and after it is changed. */
export function wordsOf(
  identity: Identity,
  { target: { job }, step }: BulkItem,
  to: PrincipalRef | null,
  /** Who owned it, where that has been told. */
  before: string | null | undefined,
): string {
  const name = to?.name ?? '…'
  if (identity === 'run-as')
    return stepWords(step, {
      open: `Runs as ${runsAs(job) ?? 'somebody whom the list does not tell'} now, then as ${name}`,
      done: `Runs as ${name} from its next run on`,
    })
  return stepWords(step, {
    open: `Made by ${job.creatorUserName ?? 'somebody who is gone'}; is to belong to ${name}`,
    done: `Belongs to ${name}${before ? `, and no longer to ${before}` : ''}`,
  })
}

export const identitySummary = (
  identity: Identity,
  items: readonly BulkItem[],
  to: PrincipalRef | null,
): string => {
  const name = to?.name ?? ''
  return summaryOf(
    items,
    identity === 'run-as'
      ? { afterOne: `runs as ${name}`, afterMany: `run as ${name}` }
      : { afterOne: `belongs to ${name}`, afterMany: `belong to ${name}` },
  )
}
