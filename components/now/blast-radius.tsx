'use client'

import Link from 'next/link'
import { useRef, useState, type ReactNode } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import { latestOfEachJob, type Cause } from '@/lib/views/now/rules'
import { reachColumns } from '@/lib/views/reach/csv'
import { useReach } from '@/lib/views/reach/hooks'
import { mostFailed } from '@/lib/views/reach/paths'
import type { FailedAt, ReachedTable, ReachPage } from '@/lib/views/reach/schema'
import {
  blockedWords,
  concerned,
  concernWords,
  hangsWords,
  unknownWords,
} from '@/lib/views/reach/words'
import { jobHref } from '../jobs/job-links'
import { CsvButton } from '../table/csv-button'
import { Button } from '../ui/button'
import { ProblemNotice } from '../ui/problem-notice'
import { Skeleton } from '../ui/skeleton'
import { useWasInView } from '../ui/use-in-view'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { shortName } from './now-words'

/** Of all failures of a cause, those that still stand; of one that is over, what it reached. */
function failedOf(cause: Cause, workspace: string): FailedAt[] {
  return latestOfEachJob(cause.rows)
    .filter(({ recovery }) => !cause.isOpen || recovery === null)
    .flatMap((row): FailedAt[] => {
      const tasks = row.failure?.tasks?.map(({ taskKey }) => taskKey) ?? []
      return row.workspace === workspace && row.run.jobId !== null
        ? [{ jobId: row.run.jobId, tasks: tasks.length > 0 ? tasks : null }]
        : []
    })
    .sort((a, b) => a.jobId.localeCompare(b.jobId))
    .slice(0, mostFailed)
}

/** What hangs on the jobs of a cause, workspace by workspace, as far as the jobs themselves tell. */
export function BlastRadius({
  cause,
  production,
}: {
  cause: Cause
  production: readonly WorkspaceAlias[]
}) {
  return cause.workspaces.map((name) => {
    const workspace = name as WorkspaceAlias
    const failed = failedOf(cause, workspace)
    return (
      failed.length > 0 && (
        <RadiusIn
          key={workspace}
          workspace={workspace}
          failed={failed}
          tag={
            cause.workspaces.length > 1 && (
              <WorkspaceTag
                workspace={{ alias: workspace, isProduction: production.includes(workspace) }}
              />
            )
          }
        />
      )
    )
  })
}

/** Beyond these a workspace takes longer than a glance; they are read when somebody wants to know. */
const wholeLimit = 10_000

function RadiusIn(props: {
  workspace: WorkspaceAlias
  failed: readonly FailedAt[]
  tag: ReactNode
}) {
  const { workspace, failed, tag } = props
  const [limit, setLimit] = useState<number>()
  const box = useRef<HTMLDivElement>(null)
  // Where every cause is open there may be hundreds of these.
  const isSeen = useWasInView(box)
  const { data, error, refresh } = useReach(workspace, isSeen ? failed : null, limit)
  return (
    // A group, not a region: a page of many causes would have as many landmarks of one name.
    <div
      ref={box}
      role="group"
      aria-label={`Blast radius in ${workspace}`}
      className="border-t border-line-1 px-4 py-3 text-ink-2"
    >
      <header className="mb-1.5 flex min-h-7 flex-wrap items-center gap-2">
        <h4 className="font-semibold text-ink-1">Blast radius</h4>
        {tag}
        {data && data.items.length > 0 && (
          <span className="ml-auto">
            <CsvButton
              name={`blast-radius-${workspace}`}
              items={data.items}
              columns={reachColumns}
            />
          </span>
        )}
      </header>
      {error && !data && <ProblemNotice problem={error} onRetry={() => void refresh()} />}
      {!error && !data && <Pending />}
      {data && <Radius workspace={workspace} page={data} asked={failed} />}
      {data?.coverage.stoppedBy === 'limit' && limit === undefined && (
        <Button className="mt-2" onClick={() => setLimit(wholeLimit)}>
          Look through all jobs
        </Button>
      )}
    </div>
  )
}

function Pending() {
  return (
    <div role="status" className="flex h-16 flex-col gap-2.5 pt-1">
      <span className="sr-only">Reading what hangs on these jobs</span>
      <Skeleton className="h-3 w-80 max-w-full" />
      <Skeleton className="h-3 w-64 max-w-full" />
    </div>
  )
}

type RadiusProps = {
  workspace: WorkspaceAlias
  page: ReachPage
  asked: readonly FailedAt[]
}

function Radius({ workspace, page, asked }: RadiusProps) {
  const blocked = blockedWords(page.failed)
  const people = concerned([...page.failed, ...page.items])
  const unknown = unknownWords(page, asked)
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1.5 phone:grid-cols-1 phone:gap-y-0.5">
      <Fact name="Do not run">{blocked ?? 'no other task of these jobs'}</Fact>
      <Fact name="Jobs behind">
        <Some
          items={page.items}
          noun="job"
          none={`none that is known, of ${formatCounted(page.coverage.jobs, 'job')} you may see`}
        >
          {(job) => (
            <li key={job.jobId}>
              <Link
                href={jobHref(workspace, job.jobId)}
                prefetch={false}
                className="rounded-sm font-strong text-ink-1 hover:underline"
              >
                {job.name}
              </Link>{' '}
              {hangsWords(job)}
            </li>
          )}
        </Some>
      </Fact>
      <Fact name="Tables fed">
        <Some items={page.tables} noun="place" none="none that a job names">
          {(table) => <FedTable key={`${table.by.jobId} ${table.name}`} table={table} />}
        </Some>
      </Fact>
      <Fact name="People">
        {people.length === 0 ? (
          'nobody that the jobs name'
        ) : (
          <ul className="flex flex-wrap gap-x-4">
            {people.map((person) => (
              <li key={person.name} title={person.name}>
                <span className="text-ink-1">{shortName(person.name)}</span> {concernWords(person)}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      {unknown.length > 0 && (
        <Fact name="Not known">
          {unknown.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Fact>
      )}
    </dl>
  )
}

function FedTable({ table: { kind, name, said, by } }: { table: ReachedTable }) {
  return (
    <li>
      {kind === 'schema' && 'tables of '}
      <code className="break-all text-ink-1">{name}</code> by {by.name}, says its {said}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words phone:mb-1.5">{children}</dd>
    </>
  )
}

const first = 4

/** A few at once, the others when somebody wants them. */
function Some<Item>(props: {
  items: readonly Item[]
  noun: string
  none: string
  children: (item: Item) => ReactNode
}) {
  const { items, noun, none, children } = props
  const [isWhole, setWhole] = useState(false)
  if (items.length === 0) return none
  const shown = isWhole || items.length <= first + 1 ? items : items.slice(0, first)
  const more = items.length - shown.length
  return (
    <>
      <ul>{shown.map(children)}</ul>
      {more > 0 && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="rounded-sm text-accent-text hover:underline"
        >
          {formatCounted(more, `more ${noun}`)}
        </button>
      )}
    </>
  )
}
