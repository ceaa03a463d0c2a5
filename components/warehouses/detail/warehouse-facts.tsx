'use client'

import { formatCounted } from '@/lib/format/quantities'
import { idleWarning } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { Fact, Facts } from '../../ui/facts'
import { ClusterGauge } from '../cluster-gauge'
import { autoStopWords, channelWords, kindNames, scaleWords, spotWords } from '../warehouse-words'

/** What one wants to know of a warehouse before anything else. */
export function WarehouseFacts({ warehouse }: { warehouse: Warehouse }) {
  const isUp = warehouse.state === 'RUNNING'
  return (
    <Facts>
      {isUp && <Fact name="In use">{formatCounted(warehouse.activeSessions, 'session')}</Fact>}
      {isUp ? (
        <Fact name="Clusters">
          <ClusterGauge warehouse={warehouse} />
        </Fact>
      ) : (
        <Fact name="Scales">{scaleWords(warehouse)}</Fact>
      )}
      <Fact name="Size">{warehouse.size ?? 'not told'}</Fact>
      <Fact name="Kind">
        {kindNames[warehouse.kind]}
        {warehouse.usesPhoton && <span className="font-normal text-ink-2">, Photon</span>}
      </Fact>
      <Fact name="Auto-stop">
        <span className={idleWarning(warehouse) ? 'text-warning' : ''}>
          {autoStopWords(warehouse)}
        </span>
      </Fact>
      <Fact name="Owner">{warehouse.creatorUserName ?? 'not told'}</Fact>
      <Fact name="Channel">{channelWords(warehouse.channel)}</Fact>
      {warehouse.kind !== 'serverless' && (
        <Fact name="Machines">{spotWords(warehouse.spotPolicy)}</Fact>
      )}
    </Facts>
  )
}
