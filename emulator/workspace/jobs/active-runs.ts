import type { Run } from '../runs/run'
import type { Job } from './job'

/** Runs that have not ended, by their job; a submitted run stands by itself. */
export class ActiveRuns {
  readonly #runs = new Map<Job | Run, Run[]>()

  add(run: Run): void {
    const key = run.job ?? run
    this.#runs.set(key, [...(this.#runs.get(key) ?? []), run])
  }

  release(run: Run): void {
    const key = run.job ?? run
    const others = (this.#runs.get(key) ?? []).filter((each) => each !== run)
    if (others.length > 0) this.#runs.set(key, others)
    else this.#runs.delete(key)
  }

  of(job: Job): Run[] {
    return this.#runs.get(job) ?? []
  }

  /** Oldest first. */
  all(): Run[] {
    return [...this.#runs.values()].flat().sort((a, b) => a.startedAt - b.startedAt)
  }

  /** Whether the job allows this run beside those that run already; waiting ones take no room. */
  hasRoom(job: Job, run: Run): boolean {
    const others = this.of(job).filter((each) => each !== run && each.phase !== 'QUEUED')
    return others.length < (job.settings.max_concurrent_runs ?? 1)
  }
}
