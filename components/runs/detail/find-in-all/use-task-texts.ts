'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { runPaths } from '@/lib/resources/runs/paths'
import type { RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import { TaskTexts, type TextsState } from './task-texts'

/** What these tasks left, read while it is wanted; `texts` asks for more of it. */
export function useTaskTexts(
  workspace: WorkspaceAlias,
  tasks: readonly TaskRun[],
  isWanted: boolean,
): { texts: TaskTexts; state: TextsState } {
  const [texts] = useState(
    () =>
      new TaskTexts((id, query, signal) =>
        fetchJson<RunOutput>(runPaths.log(workspace, id, query), { signal }),
      ),
  )
  // A run that is looked at again and again has other objects of the same tasks each time.
  const key = tasks.map(({ runId, isActive }) => `${runId}${isActive ? ' active' : ''}`).join()
  const [wanted, setWanted] = useState({ key, tasks })
  if (wanted.key !== key) setWanted({ key, tasks })
  useEffect(() => {
    if (!isWanted) return
    texts.want(wanted.tasks)
    return () => texts.stop()
  }, [texts, wanted, isWanted])
  const state = useSyncExternalStore(texts.subscribe, texts.state, texts.state)
  return { texts, state }
}
