'use client'

import { SlidersHorizontal } from 'lucide-react'
import type { RunParameter } from '@/lib/resources/runs/schema'
import { CopyButton } from '../../ui/copy-button'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/section'

/** What this run was given, and where that differs from the usual. */
export function RunParameters({ parameters }: { parameters: readonly RunParameter[] }) {
  return (
    <Panel>
      {parameters.length === 0 ? (
        <EmptyState icon={SlidersHorizontal} title="It has no parameters">
          Neither the job nor whoever started this run gave any. What a task was given stands with
          the task.
        </EmptyState>
      ) : (
        <dl>
          {parameters.map((parameter, index) => (
            <Parameter key={index} parameter={parameter} />
          ))}
        </dl>
      )}
    </Panel>
  )
}

function Parameter({
  parameter: { name, value, default: usual, of },
}: {
  parameter: RunParameter
}) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line-1 px-4 py-1.5 last:border-0">
      <dt className="w-56 truncate text-ink-2 phone:w-full">
        <code>{name}</code>
        {of !== 'job' && <span className="ml-1.5 text-ink-3">{of}</span>}
      </dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        <code className="break-all">{value}</code>
        <CopyButton text={value} label={`Copy the value of ${name}`} />
        {usual !== null && usual !== value && (
          <span className="text-warning">
            usually <code>{usual === '' ? 'empty' : usual}</code>
          </span>
        )}
      </dd>
    </div>
  )
}
