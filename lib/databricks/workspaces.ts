import 'server-only'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'
import { DatabricksError } from './errors'
import type { WorkspaceAlias } from './ids'

export type KnownWorkspace = {
  alias: WorkspaceAlias
  /** Origin, the only kind of host that a token is ever sent to. */
  host: string
  /** The number in the host, or the one the workspace named itself by; null until then. */
  workspaceId: string | null
  isProduction: boolean
}

/** The workspaces of DATABRICKS_WORKSPACES, in its order. */
export function knownWorkspaces(): KnownWorkspace[] {
  return env().workspaces.map(({ alias, host }) => ({
    alias,
    host,
    workspaceId: idInHost(host) ?? toldIds().get(host) ?? null,
    isProduction: /^(prod|prd)/.test(alias),
  }))
}

/** The workspace of that name; a name that is not configured is a 404 which reaches no upstream. */
export function knownWorkspace(alias: WorkspaceAlias): KnownWorkspace {
  const found = knownWorkspaces().find((each) => each.alias === alias)
  if (found) return found
  throw new DatabricksError({
    kind: 'not-found',
    status: 404,
    code: 'WORKSPACE_UNKNOWN',
    message: `There is no workspace called ${alias} here.`,
    mayHaveArrived: false,
  })
}

/** Keeps the id a workspace names itself by in `x-databricks-org-id`; older regional hosts do not hold it. */
export function learnWorkspaceId(host: string, orgId: string | null): void {
  if (orgId && /^[1-9]\d{0,18}$/.test(orgId)) toldIds().set(host, orgId)
}

const toldIds = () => processWide('databricks.workspace-ids', () => new Map<string, string>())

const idInHost = (host: string) => /^https:\/\/adb-(\d+)\./.exec(host)?.[1]
