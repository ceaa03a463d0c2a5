'use client'

import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { PageOf } from '@/lib/live-pages'
import type { LivePages } from '@/lib/use-live-pages'
import { Button } from '../ui/button'

type Part = {
  workspace: Workspace
  live: Pick<LivePages<PageOf<unknown>>, 'items' | 'hasMore' | 'isLoadingMore' | 'loadMore'>
}

/** Nobody may take the first page of a very large workspace for all of it: what is missing, and the way to it. */
export function LoadMore({ parts, things }: { parts: readonly Part[]; things: string }) {
  return parts.flatMap(({ workspace: { alias }, live }) =>
    live.hasMore
      ? [
          <div
            key={alias}
            role="note"
            className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2"
          >
            <p>
              These are the first {live.items?.length} {things} of {alias}; it has more. Counts and
              filters know only these.
            </p>
            <Button isBusy={live.isLoadingMore} onClick={live.loadMore}>
              {live.isLoadingMore ? `Asking for more of ${alias}` : `Load more of ${alias}`}
            </Button>
          </div>,
        ]
      : [],
  )
}
