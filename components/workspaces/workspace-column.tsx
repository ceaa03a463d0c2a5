import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Column } from '../table/column'
import { WorkspaceTag } from './workspace-tag'

/** Where a row belongs; a list of one workspace does not repeat its name in each row. */
export const workspaceColumn: Column<{ workspace: Workspace }> = {
  id: 'workspace',
  header: 'Workspace',
  width: 92,
  room: 'medium',
  sortValue: ({ workspace }) => workspace.alias,
  cell: ({ workspace }) => <WorkspaceTag workspace={workspace} />,
}

/** Rows of an alias as rows that know their workspace whole: for its tag, its links and its confirmations. */
export const withWorkspace = <Row extends { workspace: Workspace['alias'] }>(
  rows: readonly Row[],
  workspaces: readonly Workspace[],
): (Omit<Row, 'workspace'> & { workspace: Workspace })[] =>
  rows.flatMap((row) => {
    const workspace = workspaces.find(({ alias }) => alias === row.workspace)
    return workspace ? [{ ...row, workspace }] : []
  })
