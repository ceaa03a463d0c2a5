import { Unplug } from 'lucide-react'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { EmptyState } from '../../ui/empty-state'
import { Line, Pairs } from '../../ui/lines'
import { Panel, Section } from '../../ui/section'
import { Tabs } from '../../ui/tabs'

/** How tools reach the warehouse, and its tags. */
export function WarehouseConnection({ warehouse }: { warehouse: Warehouse }) {
  return (
    <Section title="Connect">
      <Panel>
        <Tabs
          label="Connect"
          name="connect"
          tabs={[
            {
              value: 'tools',
              label: 'Connection',
              panel: <Connection connection={warehouse.connection} />,
            },
            {
              value: 'tags',
              label: 'Tags',
              count: Object.keys(warehouse.tags).length,
              panel: <Pairs pairs={warehouse.tags} none="No tags." />,
            },
          ]}
        />
      </Panel>
    </Section>
  )
}

function Connection({ connection }: { connection: Warehouse['connection'] }) {
  if (!connection) {
    return (
      <EmptyState icon={Unplug} title="No connection details">
        Databricks did not tell how tools reach this warehouse.
      </EmptyState>
    )
  }
  return (
    <dl className="py-2">
      <Line name="Server hostname" copy={connection.hostname} isCode />
      <Line name="Port" copy={String(connection.port)} isCode />
      <Line name="HTTP path" copy={connection.httpPath} isCode />
      <Line name="JDBC URL" copy={connection.jdbcUrl} isCode />
    </dl>
  )
}
