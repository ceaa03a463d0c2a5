'use client'

import { ArrowDownToLine, Crosshair } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { formatBytes, formatCounted } from '@/lib/format/quantities'
import { useRunLog } from '@/lib/resources/runs/hooks'
import { withoutAnsi } from '@/lib/resources/runs/rules'
import type { RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import { Button } from '../../ui/button'
import { ProblemNotice } from '../../ui/problem-notice'
import { Skeleton } from '../../ui/skeleton'
import { saveText } from '../../ui/save-text'
import { FindInLog } from './find-in-log'
import { errorLineIn } from './log-error'
import { hitBeside, linesWith } from './log-find'
import { LogLines } from './log-lines'

type Log = NonNullable<RunOutput['log']>

const tailBytes = 65_536

type TaskLogProps = {
  workspace: WorkspaceAlias
  task: Pick<TaskRun, 'taskKey' | 'runId' | 'isActive'>
  errorLine: string | null
  /** Opens at the error instead of at the end. */
  startsAtError?: boolean
}

/** The log of a task: its end at once, the whole when somebody wants it. */
export function TaskLog({ workspace, task, errorLine, startsAtError = false }: TaskLogProps) {
  const [isWhole, setWhole] = useState(false)
  const ask: { runId: RunId; isActive: boolean } = task
  const tail = useRunLog(workspace, ask, { log: 'tail', tailBytes })
  const whole = useRunLog(workspace, isWhole ? ask : null, { log: 'all' })
  const output = whole.data ?? tail.data
  const problem = whole.error ?? tail.error
  return (
    <div className="border-t border-line-1">
      {problem && (
        <div className="p-4">
          <ProblemNotice
            problem={problem}
            title="The log did not come"
            onRetry={() => void (isWhole ? whole.refresh() : tail.refresh())}
          />
        </div>
      )}
      {!output && !problem && <LogPending />}
      {output && !output.log && (
        <p className="px-4 py-3 text-ink-2">
          {output.info ?? 'This task left no log: notebooks and SQL print into their own pages.'}
        </p>
      )}
      {output?.log && (
        <LogText
          log={output.log}
          name={`${task.taskKey}-${task.runId}.log`}
          errorLine={errorLine}
          startsAtError={startsAtError}
          isComing={isWhole && !whole.data && !whole.error}
          onWhole={() => setWhole(true)}
        />
      )}
    </div>
  )
}

function LogPending() {
  return (
    <div role="status" className="flex flex-col gap-2 px-4 py-3">
      <span className="sr-only">Loading the log</span>
      {['w-96', 'w-72', 'w-80', 'w-64'].map((width) => (
        <Skeleton key={width} className={`h-3 max-w-full ${width}`} />
      ))}
    </div>
  )
}

type LogTextProps = {
  log: Log
  name: string
  errorLine: string | null
  startsAtError: boolean
  isComing: boolean
  onWhole: () => void
}

function LogText({ log, name, errorLine, startsAtError, isComing, onWhole }: LogTextProps) {
  const text = log.text ?? ''
  const lines = useMemo(() => withoutAnsi(text).replace(/\n$/, '').split('\n'), [text])
  const error = useMemo(() => errorLineIn(lines, errorLine), [lines, errorLine])
  const [isAtError, setAtError] = useState(startsAtError)
  const [find, setFind] = useState('')
  const [place, setPlace] = useState(0)
  const hits = useMemo(() => linesWith(lines, find), [lines, find])
  // A log that is still written to, or that came whole, has other places than before.
  const hit = hits[Math.min(place, hits.length - 1)]
  const isPart = log.fromByte > 0
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line-1 px-4 py-1.5 text-ink-3">
        <span className="tabular mr-auto" role="status">
          {isPart
            ? `the last ${formatBytes(log.totalBytes - log.fromByte)} of ${formatBytes(log.totalBytes)}`
            : `${formatCounted(lines.length, 'line')}, ${formatBytes(log.totalBytes)}`}
          {log.isTruncated && ', of which Databricks keeps the end'}
        </span>
        <FindInLog
          value={find}
          count={hits.length}
          at={Math.min(place, Math.max(0, hits.length - 1))}
          onChange={(value) => {
            setFind(value)
            setPlace(0)
          }}
          onStep={(step) => setPlace(hitBeside(hits.length, place, step))}
        />
        {error !== null && (
          <Button
            look="quiet"
            icon={Crosshair}
            onClick={() => {
              setFind('')
              setAtError(!isAtError)
            }}
          >
            {isAtError ? 'To the end' : 'At the error'}
          </Button>
        )}
        {isPart && (
          <Button look="quiet" isBusy={isComing} onClick={onWhole}>
            {isComing ? 'Loading the whole log' : `Whole log, ${formatBytes(log.totalBytes)}`}
          </Button>
        )}
        {!isPart && (
          <Button look="quiet" icon={ArrowDownToLine} onClick={() => saveText(text, name)}>
            Download
          </Button>
        )}
      </div>
      <LogLines
        name={name}
        lines={lines}
        marked={error}
        at={hit ?? (isAtError && error !== null ? error : 'end')}
        find={find}
      />
    </>
  )
}
