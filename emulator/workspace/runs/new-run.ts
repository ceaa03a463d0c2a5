import type { Job } from '../jobs/job'
import type { Run } from './run'
import { plainStory, type Story } from './story'
import { newTask } from './tasks'

type Given = Pick<Run, 'id' | 'startedAt' | 'trigger'> & {
  story?: Story
  parameters?: Partial<Run['parameters']>
  parentRunId?: bigint
  /** Only these tasks run; the others are left out of the run. */
  only?: ReadonlySet<string>
}

/** A run of a job that has not begun; the settings are kept as they stand now. */
export function newRun(job: Job, given: Given): Run {
  const run: Run = {
    ...emptyRun(given),
    job,
    type: 'JOB_RUN',
    name: job.settings.name,
    creator: job.creator,
    creatorHasLeft: job.creatorHasLeft,
    settings: job.settings,
    accessList: job.accessList,
    story: given.story ?? job.ongoing,
  }
  return withTasks(run, given.only)
}

/** A run that was submitted without a job. */
export function newSubmission(
  given: Pick<Run, 'id' | 'startedAt' | 'name' | 'creator' | 'settings' | 'accessList'>,
): Run {
  return withTasks({
    ...emptyRun({ ...given, trigger: 'ONE_TIME' }),
    ...given,
    job: null,
    type: 'SUBMIT_RUN',
    creatorHasLeft: false,
    story: plainStory,
  })
}

type Own =
  'job' | 'type' | 'name' | 'creator' | 'creatorHasLeft' | 'settings' | 'accessList' | 'story'

const emptyRun = ({ id, startedAt, trigger, parameters, parentRunId }: Given): Omit<Run, Own> => ({
  id,
  trigger,
  startedAt,
  parentRunId: parentRunId ?? null,
  parameters: {
    job: parameters?.job ?? {},
    overriding: parameters?.overriding ?? {},
  },
  queuedUntil: null,
  endedAt: null,
  phase: 'BLOCKED',
  result: null,
  canceledBy: null,
  tasks: [],
  earlier: [],
  repairs: [],
  nextSlot: 1,
  stamp: 0,
  onEnd: [],
})

function withTasks(run: Run, only?: ReadonlySet<string>): Run {
  const specs = (run.settings.tasks ?? []).filter(({ task_key }) => !only || only.has(task_key))
  run.tasks = specs.map((spec) => newTask(run, spec))
  return run
}
