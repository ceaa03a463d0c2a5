import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { groupByCause, type Cause } from '@/lib/views/now/rules'
import type { NowRow } from '@/lib/views/now/schema'

const beingRead = 'The errors of these runs are still being read'

/** It is not known yet what is behind these: nothing is to be done about them as one. */
export const isBeingRead = ({ line }: Pick<Cause, 'line'>): boolean => line === beingRead

/** What the list of runs says of a failure names no cause, so those wait in one group until they are read. */
export function causesOf(
  rows: readonly NowRow[],
  stillReading: readonly WorkspaceAlias[],
): readonly Cause[] {
  const isUnread = ({ workspace, failure }: NowRow) =>
    failure?.tasks === null && stillReading.includes(workspace)
  const unread = rows
    .filter(isUnread)
    .map((row) => ({ ...row, failure: row.failure && { ...row.failure, errorLine: beingRead } }))
  return [...groupByCause(rows.filter((row) => !isUnread(row))), ...groupByCause(unread)]
}
