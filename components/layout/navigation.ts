import { Cpu, type LucideIcon } from 'lucide-react'
import type { Route } from 'next'
import type { WorkspaceAlias } from '@/lib/databricks/ids'

export type NavigationEntry = {
  /** The segment of the path that tells which entry is open. */
  noun: string
  label: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  everywhere: Route
  inWorkspace: (workspace: WorkspaceAlias) => Route
}

/** The rail, the phone's bar, the palette and the `g` keys all read this list. */
export const navigation: readonly NavigationEntry[] = [
  {
    noun: 'clusters',
    label: 'Compute',
    icon: Cpu,
    key: 'c',
    everywhere: '/',
    inWorkspace: (workspace) => `/workspaces/${workspace}/clusters` as Route,
  },
]

/** `/` shows the clusters of all workspaces. */
const nounAtHome = 'clusters'

export function nounOf(pathname: string): string | undefined {
  return pathname === '/' ? nounAtHome : pathname.split('/')[3]
}

export const hrefOf = (entry: NavigationEntry, workspace: WorkspaceAlias | null): Route =>
  workspace ? entry.inWorkspace(workspace) : entry.everywhere
