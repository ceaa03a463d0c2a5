'use client'

import type { Upkeep } from '@/lib/views/upkeep/hooks'
import { uncheckedWhys, type UpkeepKind } from '@/lib/views/upkeep/kinds'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { notLookedAtWords, uncheckedWords, upkeepNotes } from './upkeep-words'

const most = 5

/** What the list is, how far it was looked for, and what is not known. */
export function UpkeepNote({ kind, upkeep }: { kind: UpkeepKind; upkeep: Upkeep<Workspace> }) {
  const hiding = upkeep.parts.filter(({ live }) => live.pages.some((page) => page.hidesInactive))
  return (
    <div role="status" className="mt-2 max-w-200 space-y-1 text-ink-3">
      <p>{upkeepNotes[kind]}</p>
      {upkeep.parts.map(
        ({ workspace: { alias }, live }) =>
          live.hasMore && <NotLookedAt key={alias} alias={alias} live={live} />,
      )}
      {hiding.length > 0 && (
        <p className="text-warning">
          Who was deactivated is told to admins only, so in{' '}
          {hiding.map(({ workspace }) => workspace.alias).join(' and ')} you see here only those
          whom the workspace does not know any more.
        </p>
      )}
      {uncheckedWhys.map((why) => {
        const jobs = upkeep.unchecked.filter((each) => each.why === why)
        if (jobs.length === 0) return null
        const names = jobs.slice(0, most).map(({ name }) => name)
        return (
          <p key={why} className="text-warning">
            {uncheckedWords(jobs.length, why)} ({names.join(', ')}
            {jobs.length > most && ` and ${jobs.length - most} more`}).
          </p>
        )
      })}
    </div>
  )
}

/** Each job costs calls of its own, so a large workspace is looked at in goes, and a go can be ended. */
function NotLookedAt({
  alias,
  live,
}: {
  alias: string
  live: Upkeep<Workspace>['parts'][number]['live']
}) {
  const looked = live.pages.reduce((sum, page) => sum + page.looked, 0)
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
      <p className="text-ink-2">{notLookedAtWords(alias, looked, live.isLoadingMore)}</p>
      {live.isLoadingMore
        ? live.stop && <Button onClick={live.stop}>Stop at {alias}</Button>
        : live.loadMore && <Button onClick={live.loadMore}>Look at more of {alias}</Button>}
    </div>
  )
}
