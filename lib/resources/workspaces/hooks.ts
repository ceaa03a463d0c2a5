'use client'

import { useLive, type Live } from '@/lib/use-live'
import { workspacePaths } from './paths'
import type { WorkspaceList } from './schema'

/** The workspaces and how each answers this person. One that does not answer is looked at more often. */
export function useWorkspaces(initial?: WorkspaceList): Live<WorkspaceList> {
  return useLive<WorkspaceList>(workspacePaths.list(), {
    initial,
    refreshMs: (latest) =>
      latest?.items.some(({ health }) => health.kind === 'unreachable') ? 15_000 : 60_000,
  })
}
