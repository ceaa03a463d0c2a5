'use client'

import { Fragment } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Now } from '@/lib/views/now/hooks'
import { notLoaded } from '@/lib/views/now/rules'
import { Time } from '../ui/time'

type Part = Now<Workspace>['parts'][number]

/** What the page leaves out of each workspace, in sentences; nothing when all is here. */
export function NotLoaded({ parts }: { parts: readonly Part[] }) {
  const lines = parts.flatMap(({ workspace, part }) => {
    if (part?.kind !== 'ok') return []
    const sentences = notLoaded(part)
    const moment = part.coverage.missing[0]?.to
    return sentences.length > 0
      ? [{ alias: workspace.alias, sentences, moment, isLoading: !part.isComplete }]
      : []
  })
  if (lines.length === 0) return null
  return (
    <div aria-label="Not loaded" role="note" className="mt-2 text-xs text-ink-3">
      {lines.map(({ alias, sentences, moment, isLoading }) => (
        <p key={alias}>
          <span className="font-medium text-ink-2">{alias}:</span>{' '}
          {sentences.map((sentence) => (
            <Fragment key={sentence}>
              <WithMoment text={sentence} moment={moment} />{' '}
            </Fragment>
          ))}
          {isLoading && 'More is on its way.'}
        </p>
      ))}
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
