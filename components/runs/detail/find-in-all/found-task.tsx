'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { formatCount } from '@/lib/format/quantities'
import { stateWord } from '@/lib/resources/runs/rules'
import type { TaskRun } from '@/lib/resources/runs/schema'
import { Panel } from '../../../ui/section'
import { StateMark } from '../../../ui/state-badge'
import { useWasInView } from '../../../ui/use-in-view'
import { LogLines } from '../log-lines'
import type { Found, FoundPart, Place } from './found'

/** The places of one task: its error and its log, each where what is looked for stands. */
export function FoundTask({
  found,
  find,
  place,
}: {
  found: Found<TaskRun>
  find: string
  /** The place at hand, where it is in this task. */
  place: Place | null
}) {
  const { task, text } = found
  const box = useRef<HTMLElement>(null)
  const isSeen = useWasInView(box) || place !== null
  const part = (name: FoundPart): ReactNode =>
    found[name].length > 0 && (
      <FoundLines
        name={name === 'error' ? `Error of ${task.taskKey}` : `Log of ${task.taskKey}`}
        lines={text[name]}
        hits={found[name]}
        find={find}
        chosen={place?.part === name ? place.line : null}
      />
    )
  return (
    <article ref={box} aria-label={`Found in ${task.taskKey}`}>
      <Panel>
        <header className="flex flex-wrap items-center gap-x-2 border-b border-line-1 px-4 py-2">
          <StateMark look={task.state} />
          <code className="font-semibold">{task.taskKey}</code>
          <span className="text-ink-2">{stateWord(task).toLowerCase()}</span>
          <span className="tabular ml-auto text-ink-2">{countWords(found)}</span>
        </header>
        {isSeen ? (
          <>
            {part('error')}
            {part('log')}
          </>
        ) : (
          <div className="h-24" />
        )}
      </Panel>
    </article>
  )
}

const countWords = ({ error, log }: Found<TaskRun>) =>
  [
    error.length > 0 && `${formatCount(error.length)} in the error`,
    log.length > 0 && `${formatCount(log.length)} in the log`,
  ]
    .filter(Boolean)
    .join(', ')

/** A window on the lines, at the chosen one, else at the first that has it. */
function FoundLines({
  name,
  lines,
  hits,
  find,
  chosen,
}: {
  name: string
  lines: readonly string[]
  hits: readonly number[]
  find: string
  chosen: number | null
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen !== null) box.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={box} className="scroll-mt-32 scroll-mb-6 border-b border-line-1 last:border-b-0">
      <LogLines
        name={name}
        lines={lines}
        marked={null}
        at={chosen ?? hits[0] ?? 'end'}
        isChosen={chosen !== null}
        find={find}
      />
    </div>
  )
}
