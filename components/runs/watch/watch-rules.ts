import { formatDuration } from '@/lib/format/durations'
import { isSlow, stateWord, workedMs, type Usual } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'

export type WatchedRun = Pick<
  Run,
  'name' | 'isActive' | 'state' | 'lifeCycle' | 'result' | 'goingSince' | 'durations'
>

/** Something a person who watches a run wants to be told. */
export type WatchNews = { kind: 'ended' | 'runs-long'; title: string; body: string }

/** What is to be told of a run now: that it ended, or, once, that it takes longer than usual. */
export function newsOf(
  run: WatchedRun,
  usual: Usual | null,
  wasTold: readonly WatchNews['kind'][],
  nowMs: number,
): WatchNews | null {
  const took = workedMs(run, nowMs)
  const time = took === null ? '' : `after ${formatDuration(took)}`
  if (!run.isActive)
    return wasTold.includes('ended')
      ? null
      : {
          kind: 'ended',
          title: `${run.name}: ${stateWord(run).toLowerCase()}`,
          body: `It ended ${time}`.trim(),
        }
  if (usual === null || wasTold.includes('runs-long') || !isSlow(took, usual)) return null
  return {
    kind: 'runs-long',
    title: `${run.name} runs long`,
    body: `It still runs ${time}; usually it takes ${formatDuration(usual.medianMs)}`,
  }
}
