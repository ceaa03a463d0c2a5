'use client'

import { useState } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import { withoutAnsi } from '@/lib/resources/runs/rules'
import { cx } from '../../ui/class-names'
import { readTrace, type Frame } from './trace'

/** An error as people read it: what it says, where in their code, and the frames of libraries when asked for. */
export function ErrorText({
  of,
  error,
  trace,
}: {
  /** The task, for those who cannot see where it stands. */
  of: string
  error: string | null
  trace: string | null
}) {
  const [isWhole, setWhole] = useState(false)
  const read = readTrace(trace ?? '')
  const message = withoutAnsi(error ?? '').split('\n')
  const showsAll = isWhole || (read.own.length === 0 && read.hidden === 0)
  return (
    <div
      role="region"
      aria-label={`Error of ${of}`}
      tabIndex={0}
      className="overflow-x-auto px-4 py-3 font-mono text-xs/[1.6] focus-visible:-outline-offset-2"
    >
      <Message lines={message} />
      <div className="w-max min-w-full">
        {showsAll
          ? trace && <pre className="mt-2 text-ink-2">{withoutAnsi(trace)}</pre>
          : read.own.map((frame, index) => <OwnFrame key={index} frame={frame} />)}
        {read.hidden > 0 && (
          <button
            type="button"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
            className="mt-1 rounded-sm text-ink-3 underline decoration-line-3 underline-offset-2 hover:text-ink-1"
          >
            {isWhole ? 'Show only the frames of the job' : hiddenWords(read)}
          </button>
        )}
      </div>
    </div>
  )
}

function hiddenWords({ hidden, libraries }: ReturnType<typeof readTrace>): string {
  const names = new Intl.ListFormat('en').format(libraries)
  return `${formatCounted(hidden, 'frame')}${names ? ` of ${names}` : ''} hidden`
}

const exceptionName = /^[\w.$]+(?=:)/

/** What it says is read whole: only source keeps its lines and scrolls. */
function Message({ lines: [first = '', ...rest] }: { lines: readonly string[] }) {
  const name = exceptionName.exec(first)?.[0] ?? ''
  return (
    <pre className="[overflow-wrap:anywhere] whitespace-pre-wrap">
      <span className="block bg-failed-bg">
        <span className="font-semibold text-failed">{name}</span>
        {first.slice(name.length)}
      </span>
      {rest.join('\n')}
    </pre>
  )
}

/** `File /Workspace/x.py:48` or `File "/Workspace/x.py", line 48`: the word is quiet, the place is not. */
function OwnFrame({ frame: { lines } }: { frame: Frame }) {
  const [head = '', ...source] = lines
  const [, word = '', place = head] = /^(File |at )?(.*)$/.exec(head) ?? []
  return (
    <pre className="mt-1 whitespace-pre">
      <span className="block">
        <span className="text-ink-3">{word}</span>
        {place}
      </span>
      {source.map((line, index) => (
        <span key={index} className={cx('block', line.startsWith('-') && 'bg-failed-bg')}>
          {line}
        </span>
      ))}
    </pre>
  )
}
