'use client'

import { useState } from 'react'
import type { PrincipalRef } from '@/lib/databricks/principal'
import { changeJobOwner, changeJobRunAs } from '@/lib/resources/jobs/actions'
import { useMeIn } from '@/lib/resources/me/hooks'
import { useFoundPrincipals } from '@/lib/resources/principals/hooks'
import { principalNamed } from '@/lib/resources/principals/rules'
import { runsAsSomebodyHere } from '@/lib/views/upkeep/hooks'
import { idOf, type BulkTarget } from '../bulk/bulk-item'
import { useBulk } from '../bulk/use-bulk'
import { useSettled } from './use-settled'
import { whyNotTo, type Identity } from './identity-rules'

/** Jobs to choose from, and whom they are to run as or to belong to; who that is, is looked up while it is typed. */
export function useBulkIdentity(targets: readonly BulkTarget[], identity: Identity) {
  const [aliases] = useState(() => [...new Set(targets.map(({ workspace }) => workspace.alias))])
  const [text, setText] = useState('')
  const [before, setBefore] = useState<ReadonlyMap<string, string | null>>(new Map())
  const typed = text.trim()
  const settled = useSettled(typed)
  const me = useMeIn(aliases)
  const found = useFoundPrincipals(aliases, settled)
  const to = typed === '' ? null : principalNamed(typed)
  const isLookedUp = settled === typed && found !== undefined
  const knownOf = ({ workspace: { alias } }: BulkTarget) => ({
    me: me?.get(alias),
    found: isLookedUp ? found.find(({ workspace }) => workspace === alias)?.page : undefined,
  })
  const change = async (target: BulkTarget) => {
    if (to === null) return
    const was = await changeOf(identity, target, to)
    setBefore((all) => new Map(all).set(idOf(target), was))
  }
  const bulk = useBulk(targets, (target) => whyNotTo(identity, target, to, knownOf(target)), change)
  return {
    bulk,
    text,
    setText,
    to,
    found,
    ownerBefore: (target: BulkTarget) => before.get(idOf(target)),
    reason: typed.length < 2 ? 'Say whom first' : isLookedUp ? undefined : 'Being looked up',
  }
}

/** Each says what to come to, so asked twice it is still one change. Answers whose it was, of owners. */
async function changeOf(
  identity: Identity,
  { workspace: { alias }, job: { jobId } }: BulkTarget,
  to: PrincipalRef,
): Promise<string | null> {
  if (identity === 'owner') {
    const { before, owner } = await changeJobOwner(alias, jobId, to)
    return before && before.name.toLowerCase() !== owner.name.toLowerCase() ? before.name : null
  }
  await changeJobRunAs(alias, jobId, to)
  runsAsSomebodyHere(alias, jobId)
  return null
}
