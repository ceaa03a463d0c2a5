import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import type { Run } from '../schema'
import { floorTo } from '../slices'
import { keptDays } from '../states'
import { asTheyStand } from './as-they-stand'
import { joined, unread, type RunsReading } from './reading'
import { sincePause } from './looks'
import { readRuns, type RunRange } from './read-runs'

const alignMs = 5 * 60_000
const mostActive = 240
/** What goes on is the first to be told of, then what is new. */
const priorities = { active: 0, newest: 0.1, older: 1, outdated: 2 }

// Which runs are active is asked each time, so nearly all that changes among the others is found all the same.
const keepEnded: Keep = { freshMs: 5 * 60_000, staleMs: 60_000 }
/** What began long ago rarely goes on, and where it does by a repair, the list of the newest does not tell. */
const keepLongActive: Keep = { freshMs: 30_000 }

/**
 * All runs of a workspace from a moment up to now. Only the newest and the active ones are asked for at every look:
 * a page that is merely open makes few calls, however many runs its window holds.
 */
export async function readWindow(
  caller: Caller,
  { workspace, type, from }: Pick<RunRange, 'workspace' | 'type' | 'from'>,
  { budget, limit }: { budget: CallBudget; limit: number },
): Promise<{ runs: Run[]; reading: RunsReading }> {
  const now = floorTo(Date.now(), alignMs)
  const recent = Math.max(now - alignMs, from)
  const range = { workspace, type, jobId: undefined, which: 'all', to: null } as const
  const keep = sincePause(caller, workspace, keepEnded)
  const [active, newest, older] = await Promise.all([
    readRuns(
      caller,
      { ...range, which: 'active', from: now - keptDays * 24 * 3_600_000, withTasks: true },
      { budget, priority: priorities.active, limit: mostActive, keepOld: keepLongActive },
    ).catch(() => unread(from, now)),
    readRuns(caller, { ...range, from: recent }, { budget, priority: priorities.newest, limit }),
    settle(
      readRuns(
        caller,
        { ...range, from, to: recent - 1 },
        {
          budget,
          priority: priorities.older,
          limit,
          keepOld: keep,
          keepRecent: keep,
        },
      ),
    ),
  ])
  const reading = joined(newest, older.ok ? older.value : unread(from, recent - 1))
  const standing = { caller, workspace, budget, priority: priorities.outdated }
  const { runs } = await asTheyStand(standing, active, [reading])
  return { runs: runs.filter((run) => isFrom(run, from)), reading }
}

/** The active ones are of any time. What has no start yet waits for one. */
const isFrom = ({ startedAt }: Run, from: number) =>
  startedAt === null || Date.parse(startedAt) >= from
