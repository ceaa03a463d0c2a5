import type { History } from '../runs/history'
import { newRun } from '../runs/new-run'
import { play } from '../runs/play'
import { skipRun } from '../runs/ending'
import { begin } from '../runs/progress'
import type { Stage } from '../runs/stage'
import { cancel } from '../runs/stop'
import { isOver, type Run, type TaskRun } from '../runs/run'
import type { Trigger } from '../runs/run-trigger'
import { liveRunId, owningRunId, firstUnsafeId } from '../runs/run-ids'
import type { Story } from '../runs/story'
import { Timeline } from '../runs/timeline'
import { ActiveRuns } from './active-runs'
import type { Job } from './job'
import type { JobsSeed } from './jobs-seed'
import { SelfStarts } from './self-starts'
import { triggerOf } from './trigger'

export type StartRequest = {
  trigger: Trigger
  story?: Story
  parameters?: Partial<Run['parameters']>
  parentRunId?: bigint
  only?: ReadonlySet<string>
  /** Over the job's own setting, for one run. */
  isQueued?: boolean
  id?: bigint
}

const keptMs = 60 * 86_400_000
const longestQueueMs = 48 * 3_600_000
const newJobBase = 930_000_417_000_000n

/** The jobs of a workspace and their runs, past and present. */
export class JobService {
  readonly history: History
  /** Milliseconds every task takes that starts from now on; as long as usual while null. */
  taskMs: number | null = null
  /** While false no job starts by its triggers, and what would have started then never does. */
  triggersFire = true
  readonly #seed: JobsSeed
  readonly #jobs: Map<bigint, Job>
  /** Runs since the emulator began, in the order they were asked for. */
  readonly #live: Run[] = []
  /** Those, and past ones that were changed since: repaired runs. */
  readonly #kept = new Map<bigint, Run>()
  readonly #active = new ActiveRuns()
  readonly #deleted = new Set<bigint>()
  readonly #tokens = new Map<string, bigint>()
  readonly #timeline = new Timeline()
  readonly stage: Stage = this.#makeStage()
  readonly selfStarts = new SelfStarts(this.#timeline, {
    isBusy: (job) => this.activeRunsOf(job).length > 0,
    start: (job, at, trigger) => {
      if (this.triggersFire) this.start(job, at, { trigger })
    },
    queryWarehouse: (id, at, busyUntil) => this.queryWarehouse(id, at, busyUntil),
  })
  #nextJob = 0
  #nextRun = 0
  #now: number

  constructor(
    seed: JobsSeed,
    private readonly queryWarehouse: (id: string, at: number, busyUntil: number) => void = () =>
      undefined,
  ) {
    this.#seed = seed
    this.#now = seed.now
    this.history = seed.history
    this.#jobs = new Map(seed.jobs.map((job) => [job.id, job]))
    for (const { job, startedAt, id, ...open } of seed.open) {
      this.#timeline.advance(startedAt)
      this.start(job, startedAt, { trigger: triggerOf(job), ...open, ...(id ? { id } : {}) })
    }
    for (const job of seed.jobs) this.selfStarts.arm(job, seed.now)
  }

  /** Everything that was due by now has happened after this. */
  advance(now: number): void {
    if (now <= this.#now) return
    this.#timeline.advance(now)
    this.#now = now
  }

  get jobs(): Job[] {
    return [...this.#jobs.values()]
  }

  job(id: bigint): Job | undefined {
    return this.#jobs.get(id)
  }

  addJob(job: Omit<Job, 'id'>): Job {
    const added = { ...job, id: newJobBase + BigInt(this.#nextJob++) * 7_368_787n }
    this.#jobs.set(added.id, added)
    this.selfStarts.arm(added, job.createdAt)
    return added
  }

  removeJob(job: Job, at: number, by: string): void {
    job.isDeleted = true
    job.scheduleStamp += 1
    this.#jobs.delete(job.id)
    for (const run of this.activeRunsOf(job)) cancel(run, at, by, this.stage)
  }

  /** Begins a run, or lets it wait or skips it when as many run as the job allows. */
  start(job: Job, at: number, request: StartRequest): Run {
    const { isQueued, id, ...given } = request
    const run = newRun(job, { ...given, id: id ?? this.nextRunId(), startedAt: at })
    this.keep(run)
    if (this.#active.hasRoom(job, run)) begin(run, at, this.stage)
    else if (isQueued ?? job.settings.queue?.enabled) this.#queue(run, at)
    else skipRun(run, at, this.stage)
    return run
  }

  nextRunId(): bigint {
    return liveRunId(this.#nextRun++)
  }

  /** Takes a run up that begins, or begins again by a repair. */
  keep(run: Run): void {
    if (!this.#kept.has(run.id) && this.history.rowOf(run.id) === undefined) this.#live.push(run)
    this.#kept.set(run.id, run)
    this.#active.add(run)
  }

  forget(run: Run): void {
    this.#deleted.add(run.id)
    this.#kept.delete(run.id)
    const index = this.#live.indexOf(run)
    if (index >= 0) this.#live.splice(index, 1)
  }

  isForgotten(id: bigint): boolean {
    return this.#deleted.has(id)
  }

  #queue(run: Run, at: number): void {
    run.phase = 'QUEUED'
    const { stamp } = run
    this.#timeline.plan(at + longestQueueMs, (then) => {
      if (run.stamp === stamp) skipRun(run, then, this.stage)
    })
  }

  /** What ends makes room for what waits longest; a continuous job goes on. */
  #ended(run: Run, at: number): void {
    this.#active.release(run)
    const { job } = run
    if (!job || job.isDeleted) return
    const next = this.activeRunsOf(job).find(({ phase }) => phase === 'QUEUED')
    if (next && this.#active.hasRoom(job, next)) begin(next, at, this.stage)
    else if (!next) this.selfStarts.goOn(job, at)
  }

  /** Oldest first. */
  activeRuns(): Run[] {
    return this.#active.all()
  }

  activeRunsOf(job: Job): Run[] {
    return this.#active.of(job)
  }

  /** Oldest first. */
  get live(): readonly Run[] {
    return this.#live
  }

  isKept(startedAt: number): boolean {
    return startedAt > this.#now - keptMs
  }

  /** A past run as it was left, or as a call has changed it since. */
  pastRun(row: number): Run | undefined {
    const id = this.history.id(row)
    if (this.#deleted.has(id)) return undefined
    const kept = this.#kept.get(id)
    if (kept) return kept
    const jobIndex = this.history.jobIndex(row)
    const job = this.#seed.jobs[jobIndex]
    if (!job) return undefined
    const story = this.#seed.storiesOf(jobIndex)[this.history.story(row)] ?? {}
    const startedAt = this.history.startedAt(row)
    return play(job, { id, startedAt, story }, (jobId, at) => this.#latestRunId(jobId, at))
  }

  /** The seeded job of a past run, without playing it. */
  jobOfRow(row: number): Job | undefined {
    return this.#seed.jobs[this.history.jobIndex(row)]
  }

  #latestRunId(jobId: bigint, at: number): bigint | null {
    const index = this.#jobs.get(jobId)?.historyIndex
    if (index === undefined || index === null) return null
    const row = this.history.rowsOf(index).find((each) => this.history.startedAt(each) >= at)
    return row === undefined ? null : this.history.id(row)
  }

  /** A run by its own id; runs are kept for 60 days. */
  run(id: bigint): Run | undefined {
    const kept = this.#kept.get(id)
    if (kept) return kept
    const row = this.history.rowOf(id)
    const run = row === undefined ? undefined : this.pastRun(row)
    return run && this.isKept(run.startedAt) ? run : undefined
  }

  /** The run that a task's run id belongs to. */
  runOfTask(taskId: bigint): Run | undefined {
    if (taskId < firstUnsafeId) return this.run(owningRunId(taskId))
    // Named ids stand close together: the nearest below is the owner.
    const below = [...this.history.namedIds, ...this.#kept.keys()].filter(
      (id) => id >= firstUnsafeId && id < taskId,
    )
    const owner = below.sort((a, b) => (a < b ? 1 : -1))[0]
    return owner === undefined ? undefined : this.run(owner)
  }

  tokenRun(token: string): bigint | undefined {
    return this.#tokens.get(token)
  }

  rememberToken(token: string, runId: bigint): void {
    this.#tokens.set(token, runId)
  }

  #makeStage(): Stage {
    // The stage reads the service as it is when something happens.
    const serviceTaskMs = () => this.taskMs
    return {
      timeline: this.#timeline,
      get taskMs() {
        return serviceTaskMs()
      },
      queryWarehouse: (id, at, busyUntil) => this.queryWarehouse(id, at, busyUntil),
      startChild: (run, task, at) => this.#startChild(run, task, at),
      cancelChild: (id, at) => {
        const child = this.#kept.get(id)
        if (child && !isOver(child)) cancel(child, at, 'system', this.stage)
      },
      ended: (run, at) => this.#ended(run, at),
    }
  }

  #startChild(run: Run, task: TaskRun, at: number): Run | null {
    const target = task.spec.run_job_task
    const job = target && this.#jobs.get(BigInt(target.job_id))
    if (!job) return null
    return this.start(job, at, {
      trigger: 'RUN_JOB_TASK',
      parentRunId: run.id,
      parameters: { job: target?.job_parameters ?? {} },
    })
  }
}
