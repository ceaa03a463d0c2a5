'use client'

import { useState } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import { repairableOf, type Cause } from '@/lib/views/now/rules'
import type { Buckets, NowRow } from '@/lib/views/now/schema'
import { onUse } from '../ui/on-use'
import { useRowLeftBy } from '../ui/row-left-by'
import { Panel, Section } from '../ui/section'
import type { RepairTarget } from '../runs/bulk-repair/repair-step'
import { CauseGroup } from './cause-group'
import { causesOf, isBeingRead } from './causes'
import { NowCsv } from './now-csv'
import { NowKeyHints } from './now-key-hints'
import { isRunOf } from './row-id'
import { useUnfolded } from './use-unfolded'

const BulkRepairDialog = onUse(() =>
  import('../runs/bulk-repair/bulk-repair-dialog').then((module) => module.BulkRepairDialog),
)

const targetsOf = (cause: Cause): RepairTarget[] =>
  repairableOf(cause).map(({ workspace, run }) => ({
    workspace,
    runId: run.runId,
    name: run.name,
  }))

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
  /** The workspaces of which not all errors are read. */
  stillReading: readonly WorkspaceAlias[]
  /** Nothing else is on the page, so every cause shows its jobs. */
  isAlone: boolean
  /** Something was done to runs. */
  onDone: () => void
}) {
  const unfolded = useUnfolded()
  const [targets, setTargets] = useState<readonly RepairTarget[] | null>(null)
  const leftBy = useRowLeftBy()
  const causes = causesOf(rows, stillReading)
  const unread = causes.find(isBeingRead)?.rows.length ?? 0
  return (
    <Section
      title="Failing, by cause"
      aside={`${formatCounted(count, 'run')}, ${countWords(causes.length, unread)}${
        rows.length < count ? `, of the newest ${rows.length}` : ''
      }`}
      actions={
        <>
          <NowKeyHints />
          <NowCsv of="Failing" rows={rows} />
        </>
      }
    >
      <Panel>
        <ul>
          {causes.map((cause, index) => {
            const byItself = isAlone || index === 0 || isRunOf(cause, leftBy)
            const isOpen = unfolded.isOpen(cause.key, byItself)
            return (
              <CauseGroup
                key={cause.key}
                cause={cause}
                buckets={buckets}
                production={production}
                isMostPressing={index === 0}
                isOpen={isOpen}
                onToggle={() => unfolded.turn(cause.key, !isOpen, byItself)}
                onRepair={isBeingRead(cause) ? undefined : () => setTargets(targetsOf(cause))}
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

/** How many causes there are: what is still being read is none, and may add to them. */
function countWords(groups: number, unread: number): string {
  if (unread === 0) return formatCounted(groups, 'cause')
  const reading = `${unread} still being read`
  return groups === 1 ? reading : `${formatCounted(groups - 1, 'cause')} so far, ${reading}`
}
