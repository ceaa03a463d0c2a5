import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { NotAsked, type Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { failedTasks, messageLine } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import { askRun, askRunPage, getRunOutput } from '@/lib/resources/runs/server'
import type { Failure } from './schema'

// A job's usual time and its strip move slowly; what is new in them is in the window anyway.
const keepHistory: Keep = { freshMs: 10 * 60_000, staleMs: 30 * 60_000 }

type Given = Pick<Keep, 'mayAsk'> & {
  caller: Caller
  workspace: WorkspaceAlias
  budget: CallBudget
}

/** What is asked of single runs and jobs of a workspace, each once, as far as the budget goes. */
export class CloserLook {
  readonly histories = new Map<JobId, readonly Run[]>()
  readonly failures = new Map<RunId, Failure>()
  readonly #asked = new Set<string>()
  readonly #pending: Promise<void>[] = []
  readonly #caller: Caller
  readonly #workspace: WorkspaceAlias
  readonly #budget: CallBudget
  readonly #mayAsk: Keep['mayAsk']
  #leftOut = false

  constructor({ caller, workspace, budget, mayAsk }: Given) {
    this.#caller = caller
    this.#workspace = workspace
    this.#budget = budget
    this.#mayAsk = mayAsk
  }

  /** Something would have been asked if more calls had been allowed. */
  get leftOut(): boolean {
    return this.#leftOut
  }

  /** Everything that was asked is here, or was given up. */
  async settled(): Promise<void> {
    for (let count = -1; count < this.#pending.length;) {
      count = this.#pending.length
      await Promise.all(this.#pending)
    }
  }

  /** The newest ended runs of a job: its strip and its usual time. */
  history(jobId: JobId, priority: number): void {
    this.#once(`job ${jobId}`, async () => {
      const query = { job_id: jobId, completed_only: true }
      const page = await this.#budget.run(priority, () =>
        askRunPage(this.#caller, this.#workspace, query, {
          keep: { ...keepHistory, mayAsk: this.#mayAsk },
        }),
      )
      if (page) this.histories.set(jobId, page.items)
    })
  }

  /** Which task failed first, and with what words. */
  failure(run: Run, priority: number): void {
    this.#once(`run ${run.runId}`, async () => {
      const detail = await this.#budget.run(priority, () => this.#detail(run))
      if (!detail) return
      const tasks = failedTasks(detail.tasks).map(({ taskKey, runId }) => ({ taskKey, runId }))
      const told: Failure = { tasks, errorLine: messageLine(run.message), from: 'message' }
      const [first] = tasks
      if (!first) return void this.failures.set(run.runId, told)
      // What is begun is ended before more is begun: half of an error would pass for a cause of its own.
      const output = await this.#budget
        .run(priority - 0.1, () => this.#output(first.runId))
        .catch((error: unknown) => {
          if (error instanceof NotAsked) throw error
          return null
        })
      if (output === undefined) return
      const line = output?.errorLine
      this.failures.set(run.runId, line ? { tasks, errorLine: line, from: 'output' } : told)
    })
  }

  /**
   * An ended run changes only by being repaired, and then it ends at another time. Whether this person may see it
   * is asked all the same: only runs come here that their list has.
   */
  #detail({ runId, endedAt }: Run) {
    const keep: Keep = {
      freshMs: 30 * 60_000,
      // What was read stays on the page, also where no call may begin for it now.
      staleMs: 24 * 3_600_000,
      isLasting: true,
      part: { name: `ended ${endedAt}`, of: (value) => value },
      mayAsk: this.#mayAsk,
    }
    return askRun(this.#caller, { workspace: this.#workspace, runId }, { keep })
  }

  #output(runId: RunId) {
    const input = {
      workspace: this.#workspace,
      runId,
      log: 'none',
      tailBytes: 1_000,
      isOver: true,
    } as const
    return getRunOutput(this.#caller, input, { isListed: true })
  }

  /** What is refused, of one run or job, leaves that one without: its row is there all the same. */
  #once(key: string, work: () => Promise<void>): void {
    if (this.#asked.has(key) || this.#budget.isSpent) return
    this.#asked.add(key)
    this.#pending.push(
      work().catch((error: unknown) => {
        this.#leftOut ||= error instanceof NotAsked
      }),
    )
  }
}
