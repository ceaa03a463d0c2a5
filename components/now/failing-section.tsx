'use client'

import { useState } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import { groupByCause, repairableOf, type Cause } from '@/lib/views/now/rules'
import type { Buckets, NowRow } from '@/lib/views/now/schema'
import { onUse } from '../ui/on-use'
import { Panel, Section } from '../ui/section'
import type { RepairTarget } from '../runs/bulk-repair/repair-step'
import { CauseGroup } from './cause-group'
import { NowKeyHints } from './now-key-hints'

const BulkRepairDialog = onUse(() =>
  import('../runs/bulk-repair/bulk-repair-dialog').then((module) => module.BulkRepairDialog),
)

const targetsOf = (cause: Cause): RepairTarget[] =>
  repairableOf(cause).map(({ workspace, run }) => ({
    workspace,
    runId: run.runId,
    name: run.name,
  }))

const notReadYet = 'The errors of these runs are being read'

/** What the list of runs says of a failure names no cause, so those wait in one group until they are read. */
function causesOf(rows: readonly NowRow[], stillReading: readonly WorkspaceAlias[]) {
  const isUnread = ({ workspace, failure }: NowRow) =>
    failure?.tasks === null && stillReading.includes(workspace)
  const unread = rows
    .filter(isUnread)
    .map((row) => ({ ...row, failure: row.failure && { ...row.failure, errorLine: notReadYet } }))
  return [...groupByCause(rows.filter((row) => !isUnread(row))), ...groupByCause(unread)]
}

/** What failed, by what is behind it. The most pressing cause shows its jobs at once. */
export function FailingSection({
  rows,
  count,
  buckets,
  production,
  stillReading,
  isAlone,
  onDone,
}: {
  rows: readonly NowRow[]
  count: number
  buckets: Buckets | null
  production: readonly WorkspaceAlias[]
  /** The workspaces of which errors are still being read. */
  stillReading: readonly WorkspaceAlias[]
  /** Nothing else is on the page, so every cause shows its jobs. */
  isAlone: boolean
  /** Something was done to runs. */
  onDone: () => void
}) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [targets, setTargets] = useState<readonly RepairTarget[] | null>(null)
  const causes = causesOf(rows, stillReading)
  return (
    <Section
      title="Failing, by cause"
      aside={`${formatCounted(count, 'run')}, ${formatCounted(causes.length, 'cause')}${
        rows.length < count ? `, of the newest ${rows.length}` : ''
      }`}
      actions={<NowKeyHints />}
    >
      <Panel>
        <ul>
          {causes.map((cause, index) => {
            const isOpen = toggled.get(cause.key) ?? (isAlone || index === 0)
            return (
              <CauseGroup
                key={cause.key}
                cause={cause}
                buckets={buckets}
                production={production}
                isMostPressing={index === 0}
                isOpen={isOpen}
                onToggle={() => setToggled(new Map(toggled).set(cause.key, !isOpen))}
                onRepair={
                  cause.line === notReadYet ? undefined : () => setTargets(targetsOf(cause))
                }
              />
            )
          })}
        </ul>
      </Panel>
      {targets && (
        <BulkRepairDialog
          targets={targets}
          isProduction={targets.some(({ workspace }) => production.includes(workspace))}
          onBegun={onDone}
          onClose={() => setTargets(null)}
        />
      )}
    </Section>
  )
}
