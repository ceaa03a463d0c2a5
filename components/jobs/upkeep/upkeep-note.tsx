'use client'

import type { Upkeep } from '@/lib/views/upkeep/hooks'
import { uncheckedWhy } from '@/lib/views/upkeep/schema'
import type { UpkeepKind } from '@/lib/views/upkeep/kinds'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { uncheckedWords, upkeepNotes } from './upkeep-words'

const most = 5

/** What the list is, how far it was looked for, and what is not known. */
export function UpkeepNote({ kind, upkeep }: { kind: UpkeepKind; upkeep: Upkeep<Workspace> }) {
  const hiding = upkeep.parts.filter(({ live }) => live.pages.some((page) => page.hidesInactive))
  const unchecked = upkeep.parts.flatMap(({ live }) => live.pages.flatMap((page) => page.unchecked))
  return (
    <div role="status" className="mt-2 max-w-200 space-y-1 text-ink-3">
      <p>{upkeepNotes[kind]}</p>
      {hiding.length > 0 && (
        <p className="text-warning">
          Who was deactivated is told to admins only, so in{' '}
          {hiding.map(({ workspace }) => workspace.alias).join(' and ')} you see here only those
          whom the workspace does not know any more.
        </p>
      )}
      {uncheckedWhy.options.map((why) => {
        const jobs = unchecked.filter((each) => each.why === why)
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
