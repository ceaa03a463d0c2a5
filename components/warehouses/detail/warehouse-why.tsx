import { formatTermination } from '@/lib/format/terminations'
import { idleWarning, isTransitional } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { FailureNotice } from '../../ui/failure-notice'
import { MovingNotice } from '../../ui/moving-notice'
import { Notice } from '../../ui/notice'
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
    <MovingNotice word={warehouseLook(warehouse).word}>
      {`${isStart ? 'Queries that arrive now wait for it.' : 'New queries start it again.'} This page follows it.`}
    </MovingNotice>
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
  return (
    <FailureNotice
      title={
        health.failureCode ? formatTermination(health.failureCode) : (health.summary ?? 'It failed')
      }
      step={stepOf(health.failureCode)}
      code={health.failureCode}
      words={[health.summary, health.details].filter(Boolean).join('\n') || null}
    />
  )
}

function stepOf(code: string | null): string {
  if (code?.includes('STOCKOUT'))
    return 'Try again later, choose another size, or make it serverless.'
  if (code?.includes('QUOTA'))
    return 'Ask for more cores in the Azure portal, or stop what nobody needs.'
  return 'Start it again. If it fails again, give the words below to Databricks support.'
}
