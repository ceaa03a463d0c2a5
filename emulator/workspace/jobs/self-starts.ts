import type { Trigger } from '../runs/run-trigger'
import type { Timeline } from '../runs/timeline'
import type { Job } from './job'
import type { TriggerConfiguration } from './settings'
import { isConditionMet, kindOf, nextFireOf, triggersOf } from './trigger'

/** What a job's triggers do to the rest of the workspace. */
type Effects = {
  isBusy: (job: Job) => boolean
  start: (job: Job, at: number, trigger: Trigger) => void
  queryWarehouse: (id: string, at: number, busyUntil: number) => void
}

/** So long a warehouse is asked whether a run shall start. */
const conditionMs = 2_000

/** "A run starts when any active trigger evaluates to true" (databricks/cli, bundles/jobs/_models/job.py). */
export class SelfStarts {
  constructor(
    private readonly timeline: Timeline,
    private readonly effects: Effects,
  ) {}

  /** Plans the next start by each of the job's triggers, in place of what was planned before. */
  arm(job: Job, from: number): void {
    job.scheduleStamp += 1
    triggersOf(job.settings).forEach((trigger, place) => this.#plan(job, { trigger, place }, from))
  }

  /** A run of the job has ended: a continuous job begins its next one. */
  goOn(job: Job, at: number): void {
    if (triggersOf(job.settings).some(({ continuous }) => continuous)) this.arm(job, at)
  }

  #plan(job: Job, own: { trigger: TriggerConfiguration; place: number }, from: number): void {
    const { trigger, place } = own
    const { scheduleStamp } = job
    const at = job.isDeleted ? null : nextFireOf(trigger, { jobId: job.id, place }, from)
    if (at === null) return
    this.timeline.plan(at, (then) => {
      if (job.scheduleStamp !== scheduleStamp) return
      // A continuous job has one run at a time; its next one follows when that has ended.
      if (!trigger.continuous) this.#plan(job, own, then)
      else if (this.effects.isBusy(job)) return
      if (this.#isMet(job, own, then)) this.effects.start(job, then, kindOf(trigger))
    })
  }

  /** The trigger decides when to ask, its SQL condition whether to start. */
  #isMet(
    job: Job,
    { trigger, place }: { trigger: TriggerConfiguration; place: number },
    at: number,
  ): boolean {
    const { sql_condition: condition } = trigger
    if (!condition) return true
    this.effects.queryWarehouse(condition.warehouse_id, at, at + conditionMs)
    return isConditionMet({ jobId: job.id, place }, at)
  }
}
