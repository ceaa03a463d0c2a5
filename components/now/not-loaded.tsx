'use client'

import { Fragment, useState } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Now } from '@/lib/views/now/hooks'
import { canLoadMore, notLoaded } from '@/lib/views/now/rules'
import { Button } from '../ui/button'
import type { NowPart } from '@/lib/views/now/schema'
import { Time } from '../ui/time'

type Part = Now<Workspace>['parts'][number]

type OkPart = Extract<NowPart, { kind: 'ok' }>

/** What the page leaves out of each workspace, in sentences, and the way to it; nothing when all is here. */
export function NotLoaded({ parts }: { parts: readonly Part[] }) {
  const lines = parts.flatMap(({ workspace, part, live }) => {
    const sentences = part?.kind === 'ok' ? notLoaded(part) : []
    return part?.kind === 'ok' && sentences.length > 0
      ? [<NotLoadedOf key={workspace.alias} {...{ workspace, part, live, sentences }} />]
      : []
  })
  if (lines.length === 0) return null
  return (
    <div
      aria-label="Not loaded"
      role="note"
      className="mt-2 flex flex-col gap-2 text-xs text-ink-3"
    >
      {lines}
    </div>
  )
}

function NotLoadedOf({
  workspace: { alias },
  part,
  live,
  sentences,
}: Pick<Part, 'workspace' | 'live'> & { part: OkPart; sentences: readonly string[] }) {
  const moment = part.coverage.missing[0]?.to
  const [isAsking, setIsAsking] = useState(false)
  const loadMore = () => {
    setIsAsking(true)
    void live.loadMore().finally(() => setIsAsking(false))
  }
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
      <p>
        <span className="font-medium text-ink-2">{alias}:</span>{' '}
        {sentences.map((sentence) => (
          <Fragment key={sentence}>
            <WithMoment text={sentence} moment={moment} />{' '}
          </Fragment>
        ))}
        {live.isComing && 'More is on its way.'}
        {canLoadMore(part) && 'It comes little by little while this page is open.'}
      </p>
      {(canLoadMore(part) || isAsking) && (
        <Button isBusy={isAsking} onClick={loadMore}>
          {isAsking ? `Asking for more of ${alias}` : `Load more of ${alias} now`}
        </Button>
      )}
    </div>
  )
}

/** The moment inside a sentence as people read moments. */
function WithMoment({ text, moment }: { text: string; moment: string | undefined }) {
  const at = moment ? text.indexOf(moment) : -1
  if (!moment || at === -1) return text
  return (
    <>
      {text.slice(0, at)}
      <Time at={moment} form="clock" />
      {text.slice(at + moment.length)}
    </>
  )
}
