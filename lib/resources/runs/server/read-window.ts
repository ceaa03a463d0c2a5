import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import type { Run } from '../schema'
import { asTheyStand } from './as-they-stand'
import { readParts } from './read-parts'
import type { RunsReading } from './reading'
import type { RunRange } from './read-runs'

const priorities = { active: 0, newest: 0.1, older: 1, outdated: 2 }
const keepOlder: Keep = { freshMs: 5 * 60_000, staleMs: 60_000 }

/** All runs of a workspace from a moment up to now, as they stand. */
export async function readWindow(
  caller: Caller,
  range: Pick<RunRange, 'workspace' | 'type' | 'from'>,
  { budget, limit }: { budget: CallBudget; limit: number },
): Promise<{ runs: Run[]; reading: RunsReading }> {
  const { active, inTime } = await readParts(caller, range, {
    budget,
    limit,
    priorities,
    keepOlder,
    isActiveOptional: true,
  })
  const { workspace, from } = range
  const standing = { caller, workspace, budget, priority: priorities.outdated }
  const { runs } = await asTheyStand(standing, active, [inTime])
  return { runs: runs.filter((run) => isFrom(run, from)), reading: inTime }
}

/** The active ones are of any time. What has no start yet waits for one. */
const isFrom = ({ startedAt }: Run, from: number) =>
  startedAt === null || Date.parse(startedAt) >= from
