import 'server-only'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'
import { DatabricksError } from './errors'
import type { AddedWorkspace, TokenHolder } from './access-token'
import type { WorkspaceAlias } from './ids'

export type KnownWorkspace = {
  alias: WorkspaceAlias
  /** Origin, the only kind of host that a token is ever sent to. */
  host: string
  /** The number in the host, or the one the workspace named itself by; null until then. */
  workspaceId: string | null
  isProduction: boolean
}

/** The workspaces of DATABRICKS_WORKSPACES, in its order: everybody's. */
export function configuredWorkspaces(): KnownWorkspace[] {
  return env().workspaces.map(({ alias, host }) => ({
    alias,
    host,
    workspaceId: idInHost(host) ?? toldIds().get(host) ?? null,
    isProduction: /^(prod|prd)/.test(alias),
  }))
}

type Adder = Pick<TokenHolder, 'addedWorkspaces'>

/**
 * Every workspace this caller can name: the configured ones, then those of their session. This list alone says where
 * a token may go. A configured workspace keeps its name and its host, whatever a session holds.
 */
export function workspacesOf({ addedWorkspaces }: Adder): KnownWorkspace[] {
  const configured = configuredWorkspaces()
  const isTaken = ({ alias, host }: AddedWorkspace) =>
    configured.some((each) => each.alias === alias || each.host === host)
  return [...configured, ...addedWorkspaces.filter((each) => !isTaken(each)).map(toKnown)]
}

const toKnown = ({ alias, host, workspaceId }: AddedWorkspace): KnownWorkspace => ({
  alias,
  host,
  workspaceId,
  // Azure's names have the word anywhere: `contoso-prod`.
  isProduction: /(^|-)(prod|prd)/.test(alias),
})

/** The workspace this caller names so; any other name is a 404 which reaches no upstream. */
export function knownWorkspace(caller: Adder, alias: WorkspaceAlias): KnownWorkspace {
  const found = workspacesOf(caller).find((each) => each.alias === alias)
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
