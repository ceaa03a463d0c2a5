import { note, type Note } from './note'
import type { ShownCall } from './shown-call'

type Named = { alias: string; workspaceId: string }

/**
 * The workspaces that official clients can be pointed at, and what to say of the others: without its id, a call
 * would go to Lakedeck's default workspace.
 */
export function knownWorkspaces({ workspaces }: ShownCall): { named: Named[]; unknown: Note[] } {
  return {
    named: workspaces.flatMap(({ alias, workspaceId }) =>
      workspaceId === null ? [] : [{ alias, workspaceId }],
    ),
    unknown: workspaces
      .filter(({ workspaceId }) => workspaceId === null)
      .map(({ alias }) => note`Workspace ${alias} has not told its id yet, so it is left out here`),
  }
}
