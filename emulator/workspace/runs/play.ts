import type { Job } from '../jobs/job'
import { newRun } from './new-run'
import { skipRun } from './ending'
import { begin, repair } from './progress'
import type { Stage } from './stage'
import type { Run } from './run'
import type { Story } from './story'
import { Timeline } from './timeline'
import { triggerOf } from '../jobs/trigger'

/** Failed tasks and those that were skipped because of them. */
export const unsuccessfulKeys = (run: Run): Set<string> =>
  new Set(
    run.tasks
      .filter(
        ({ result }) => result !== 'SUCCESS' && result !== 'EXCLUDED' && result !== 'DISABLED',
      )
      .map(({ key }) => key),
  )

/** A run of the past, played from its start to its end in a time of its own. */
export function play(
  job: Job,
  { id, startedAt, story }: { id: bigint; startedAt: number; story: Story },
  findChildId: (jobId: bigint, at: number) => bigint | null = () => null,
): Run {
  const timeline = new Timeline()
  const stage: Stage = {
    timeline,
    taskMs: null,
    startChild: (_run, task, at) => {
      const jobId = task.spec.run_job_task?.job_id
      if (jobId !== undefined) task.childRunId = findChildId(BigInt(jobId), at)
      return null
    },
    cancelChild: () => undefined,
    queryWarehouse: () => undefined,
    ended: () => undefined,
  }
  const run = newRun(job, { id, startedAt, story, trigger: story.trigger ?? triggerOf(job) })
  if (story.isSkipped) skipRun(run, startedAt, stage)
  else begin(run, startedAt, stage)
  timeline.advance(Infinity)
  for (const { afterMs, fails = [] } of story.repairs ?? []) {
    run.story = { fails }
    repair(run, (run.endedAt ?? startedAt) + afterMs, unsuccessfulKeys(run), stage)
    timeline.advance(Infinity)
  }
  return run
}
