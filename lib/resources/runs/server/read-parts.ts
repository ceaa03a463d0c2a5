import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import type { Run } from '../schema'
import { gridMs, onGrid } from '../slices'
import { keptDays } from '../states'
import { together } from './ask'
import { joined, unread, type RunsReading } from './reading'
import { sincePause } from './looks'
import { readRuns, type RunRange } from './read-runs'

export type PartsOptions = {
  budget: CallBudget
  /** What goes on is the first to be told of, then what is new. */
  priorities: Record<'active' | 'newest' | 'older', number>
  /** For what began before the newest: it does not move with the clock, and nearly all that changes in it is active. */
  keepOlder: Keep
  /** Enough of what began in the time. */
  limit?: number
  /** When what goes on is refused, the rest is there all the same. */
  isActiveOptional?: boolean
  mayAsk?: Partial<Record<'active' | 'newest' | 'older', Keep['mayAsk']>>
  onActive?: (runs: Run[]) => void
  onPage?: (runs: Run[]) => void
}

export type Parts = {
  /** With their tasks, of any time that Databricks keeps. */
  active: RunsReading
  inTime: RunsReading
  /** Some of it was left for the next look by the budget or by what may be asked. */
  isCut: boolean
}

const mostActive = 240
/** What began long ago rarely goes on, and where it does by a repair, the list of the newest does not tell. */
const keepLongActive: Keep = { freshMs: 30_000 }

/**
 * The runs of a workspace from a moment (`from` on the grid) up to now, and all that are active. Only the newest and
 * the active ones are asked for at every look: a page that is merely open makes few calls, however many runs its time
 * holds. Throws when one of these two is refused.
 */
export async function readParts(
  caller: Caller,
  { workspace, type, from }: Pick<RunRange, 'workspace' | 'type' | 'from'>,
  {
    budget,
    priorities,
    keepOlder,
    limit,
    isActiveOptional,
    mayAsk = {},
    onActive,
    onPage,
  }: PartsOptions,
): Promise<Parts> {
  const now = onGrid(Date.now())
  const recent = Math.max(now - gridMs, from)
  const range = { workspace, type, jobId: undefined, which: 'all', to: null } as const
  const inTime = { budget, ...(limit && { limit }), ...(onPage && { onPage }) }
  const keep = { ...sincePause(caller, workspace, keepOlder), mayAsk: mayAsk.older }
  const [active, newest, older] = await Promise.all([
    readRuns(
      caller,
      { ...range, which: 'active', from: now - keptDays * 24 * 3_600_000, withTasks: true },
      {
        budget,
        priority: priorities.active,
        limit: mostActive,
        keepRecent: { ...together, mayAsk: mayAsk.active },
        keepOld: { ...keepLongActive, mayAsk: mayAsk.active },
        ...(onActive && { onPage: onActive }),
      },
    ).catch((error: unknown) => {
      if (!isActiveOptional) throw error
      return unread(from, now)
    }),
    readRuns(
      caller,
      { ...range, from: recent },
      {
        ...inTime,
        priority: priorities.newest,
        keepRecent: { ...together, mayAsk: mayAsk.newest },
      },
    ),
    settle(
      readRuns(
        caller,
        { ...range, from, to: recent - 1 },
        { ...inTime, priority: priorities.older, keepOld: keep, keepRecent: keep },
      ),
    ),
  ])
  const before = older.ok ? older.value : unread(from, recent - 1)
  return {
    active,
    inTime: joined(newest, before),
    isCut: [newest, before].some(({ stoppedBy }) => stoppedBy === 'budget'),
  }
}
