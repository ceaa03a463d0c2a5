import { formatTermination } from '@/lib/format/terminations'
import { idleWarning, isTransitional } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { CopyButton } from '../../ui/copy-button'
import { Notice } from '../../ui/notice'
import { StateMark } from '../../ui/state-badge'
import { healthLook, warehouseLook } from '../warehouse-look'

/** The first question of somebody who opens a warehouse's page: what is wrong with it, if anything is. */
export function WarehouseWhy({ warehouse }: { warehouse: Warehouse }) {
  const warning = idleWarning(warehouse)
  return (
    <div className="mt-4 flex flex-col gap-2 empty:hidden">
      {isTransitional(warehouse) && <Moving warehouse={warehouse} />}
      <Trouble warehouse={warehouse} />
      {warning && (
        <Notice
          tone="warning"
          title={warning}
          step="Stop it, or give it an auto-stop time in Databricks."
        />
      )}
    </div>
  )
}

function Moving({ warehouse }: { warehouse: Warehouse }) {
  const isStart = warehouse.state === 'STARTING'
  return (
    <div className="overflow-clip rounded-lg border border-line-1 bg-surface-1 shadow-card">
      <div aria-hidden="true" className="h-0.5 overflow-clip bg-surface-3">
        <div className="h-full w-1/3 animate-slide bg-running" />
      </div>
      <p role="status" className="px-4 py-2.5">
        <span className="font-semibold">{warehouseLook(warehouse).word}.</span>{' '}
        <span className="text-ink-2">
          {isStart ? 'Queries that arrive now wait for it.' : 'New queries start it again.'} This
          page follows it.
        </span>
      </p>
    </div>
  )
}

function Trouble({ warehouse }: { warehouse: Warehouse }) {
  const { health } = warehouse
  const look = healthLook(warehouse)?.look
  if (!health || look === undefined || look === 'succeeded') return null
  if (look === 'warning') {
    return (
      <Notice tone="warning" title={health.summary ?? 'Databricks calls it degraded'}>
        {health.details}
      </Notice>
    )
  }
  const text = [health.failureCode, health.summary, health.details].filter(Boolean).join('\n')
  return (
    <div role="alert" className="overflow-clip rounded-lg border border-failed-border bg-failed-bg">
      <div className="flex items-start gap-2.5 py-2.5 pr-2 pl-4">
        <span className="flex h-5 items-center">
          <StateMark look="failed" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold">
            {health.failureCode
              ? formatTermination(health.failureCode)
              : (health.summary ?? 'It failed')}
          </p>
          <p className="text-ink-2">{stepOf(health.failureCode)}</p>
        </div>
        <CopyButton text={text} label="Copy the reason" />
      </div>
      <pre className="overflow-x-auto border-t border-failed-border bg-surface-1 px-4 py-3 text-xs/[19px] whitespace-pre-wrap">
        {health.failureCode && (
          <b className="font-semibold text-failed">{`${health.failureCode}\n`}</b>
        )}
        {[health.summary, health.details].filter(Boolean).join('\n')}
      </pre>
    </div>
  )
}

function stepOf(code: string | null): string {
  if (code?.includes('STOCKOUT'))
    return 'Try again later, choose another size, or make it serverless.'
  if (code?.includes('QUOTA'))
    return 'Ask for more cores in the Azure portal, or stop what nobody needs.'
  return 'Start it again. If it fails again, give the words below to Databricks support.'
}
