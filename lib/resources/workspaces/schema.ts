import { z } from 'zod'
import { workspaceAlias } from '@/lib/databricks/ids'

/** How a workspace answered this caller just now. */
export const workspaceHealth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok'), answeredInMs: z.number() }),
  /** The workspace answers, but this person is not one of its users, or its network list refuses them. */
  z.object({ kind: z.literal('no-access'), detail: z.string() }),
  z.object({ kind: z.literal('unreachable'), detail: z.string() }),
])
export type WorkspaceHealth = z.infer<typeof workspaceHealth>

export const workspace = z.object({
  alias: workspaceAlias,
  /** Origin of the workspace, for the links to Databricks itself. */
  host: z.url(),
  /** The number in `adb-<number>…` and in `?o=`; null until the workspace has told it. */
  workspaceId: z.string().nullable(),
  /** Wears the coloured line; terminating an all-purpose cluster there asks for its name. */
  isProduction: z.boolean(),
})
export type Workspace = z.infer<typeof workspace>

export const workspaceWithHealth = workspace.extend({ health: workspaceHealth })
export type WorkspaceWithHealth = z.infer<typeof workspaceWithHealth>

export const workspaceList = z.object({
  items: z.array(workspaceWithHealth),
  asOf: z.iso.datetime(),
})
export type WorkspaceList = z.infer<typeof workspaceList>

export const listWorkspacesInput = z.object({})
export type ListWorkspacesInput = z.infer<typeof listWorkspacesInput>
