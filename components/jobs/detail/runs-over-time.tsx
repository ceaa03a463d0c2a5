'use client'

import type { JobDetail } from '@/lib/resources/jobs/schema'
import { useRunGrid } from '@/lib/resources/runs/hooks'
import type { GridRun } from '@/lib/resources/runs/grid'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { onUse } from '../../ui/on-use'
import { ProblemNotice } from '../../ui/problem-notice'
import { Panel, Section } from '../../ui/section'
import { Segmented } from '../../ui/segmented'
import { Skeleton } from '../../ui/skeleton'
import { useUrlChoice } from '../../ui/use-url-choice'
import { runCounts } from './run-counts'

// Below the fold, and nothing of it is in the server's HTML: its code comes after what one sees first.
const RunGridSection = onUse(
  () => import('./grid/run-grid-section').then((module) => module.RunGridSection),
  <Waiting title="Tasks by run" height={320} />,
)
const TrendSection = onUse(
  () => import('./trend/trend-section').then((module) => module.TrendSection),
  <Waiting title="Durations" height={216} />,
)

const segments = runCounts.map((value) => ({ value, label: `${value} runs` }))

type RunsOverTimeProps = { workspace: Workspace; job: JobDetail }

/** The newest runs of a job side by side: how long each took and why, and how each of its tasks went. */
export function RunsOverTime({ workspace, job }: RunsOverTimeProps) {
  const [count, setCount] = useUrlChoice('runs', runCounts, '24')
  const first = useRunGrid(workspace.alias, job.jobId, 24)
  const more = useRunGrid(workspace.alias, count === '24' ? null : job.jobId, Number(count))
  const live = more.data ? more : first
  const runs = live.data?.items
  if (!runs && live.error) {
    return (
      <Section title="Tasks by run">
        <ProblemNotice problem={live.error} onRetry={() => void live.refresh()} />
      </Section>
    )
  }
  if (!runs) {
    return (
      <>
        <Waiting title="Durations" height={216} />
        <Waiting title="Tasks by run" height={320} />
      </>
    )
  }
  // The list of runs says that there are none; an empty plot would say it twice.
  if (runs.length === 0) return null
  const choice = (
    <Segmented label="How many runs" segments={segments} value={count} onChange={setCount} />
  )
  const note = noteOf(runs, Number(count), live.data?.nextPageToken !== null, more.isLoading)
  const part = { workspace, job, newestFirst: runs }
  return (
    <>
      <TrendSection {...part} actions={choice} />
      <RunGridSection {...part} note={note} />
      {more.error && !more.data && (
        <ProblemNotice problem={more.error} onRetry={() => void more.refresh()} />
      )}
    </>
  )
}

/** What is not in it, in words; undefined when everything is. */
function noteOf(
  runs: readonly GridRun[],
  wanted: number,
  hasOlder: boolean,
  isLoading: boolean,
): string | undefined {
  if (isLoading && runs.length < wanted) return `older runs are on their way`
  const partial = runs.filter(({ isWhole }) => !isWhole).length
  if (partial > 0)
    return `not every task of ${partial === 1 ? 'one run' : `${partial} runs`} is loaded yet`
  return hasOlder ? undefined : 'all that Databricks keeps'
}

function Waiting({ title, height }: { title: string; height: number }) {
  return (
    <Section title={title}>
      <Panel>
        <div role="status" aria-label="Loading" className="p-4" style={{ height }}>
          <Skeleton className="size-full" />
        </div>
      </Panel>
    </Section>
  )
}
