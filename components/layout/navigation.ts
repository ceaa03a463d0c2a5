import {
  Activity,
  Braces,
  CalendarClock,
  CirclePlay,
  Cpu,
  Database,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
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
    noun: 'now',
    label: 'Now',
    icon: Activity,
    key: 'n',
    everywhere: '/',
    inWorkspace: (workspace) => `/workspaces/${workspace}` as Route,
  },
  {
    noun: 'runs',
    label: 'Runs',
    icon: CirclePlay,
    key: 'r',
    everywhere: '/runs',
    inWorkspace: (workspace) => `/workspaces/${workspace}/runs` as Route,
  },
  {
    noun: 'jobs',
    label: 'Jobs',
    icon: Workflow,
    key: 'j',
    everywhere: '/jobs',
    inWorkspace: (workspace) => `/workspaces/${workspace}/jobs` as Route,
  },
  {
    noun: 'schedule',
    label: 'Schedule',
    icon: CalendarClock,
    key: 's',
    everywhere: '/schedule',
    inWorkspace: (workspace) => `/workspaces/${workspace}/schedule` as Route,
  },
  {
    noun: 'clusters',
    label: 'Compute',
    icon: Cpu,
    key: 'c',
    everywhere: '/clusters',
    inWorkspace: (workspace) => `/workspaces/${workspace}/clusters` as Route,
  },
  {
    noun: 'warehouses',
    label: 'Warehouses',
    icon: Database,
    key: 'w',
    everywhere: '/warehouses',
    inWorkspace: (workspace) => `/workspaces/${workspace}/warehouses` as Route,
  },
  {
    noun: 'api-docs',
    label: 'API',
    icon: Braces,
    key: 'a',
    everywhere: '/api-docs',
    // One API over every workspace.
    inWorkspace: () => '/api-docs',
  },
]

/** `/` and `/workspaces/<alias>` show Now; every other page names its noun. */
export function nounOf(pathname: string): string | undefined {
  const [first, , noun] = pathname.split('/').slice(1)
  return (first === 'workspaces' ? noun : first) || 'now'
}

export const hrefOf = (entry: NavigationEntry, workspace: WorkspaceAlias | null): Route =>
  workspace ? entry.inWorkspace(workspace) : entry.everywhere
