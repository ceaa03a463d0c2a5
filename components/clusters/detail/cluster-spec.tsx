import type { ReactNode } from 'react'
import type { Cluster } from '@/lib/resources/clusters/schema'
import { CopyButton } from '../../ui/copy-button'
import { Panel, Section } from '../../ui/section'
import { Tabs } from '../../ui/tabs'
import { accessModeWords, sizeWords, sourceWords } from '../cluster-words'

/** How the cluster is set up, as of when the page was asked for: it changes only by an edit. */
export function ClusterSpec({ cluster }: { cluster: Cluster }) {
  const tags = { ...cluster.customTags, ...cluster.defaultTags }
  return (
    <Section title="Configuration">
      <Panel>
        <Tabs
          label="Configuration"
          name="configuration"
          tabs={[
            { value: 'general', label: 'General', panel: <General cluster={cluster} /> },
            {
              value: 'spark',
              label: 'Spark',
              count: Object.keys(cluster.sparkConf).length,
              panel: <Pairs pairs={cluster.sparkConf} none="No Spark settings of its own." />,
            },
            {
              value: 'tags',
              label: 'Tags',
              count: Object.keys(tags).length,
              panel: <Pairs pairs={tags} none="No tags." />,
            },
          ]}
        />
      </Panel>
    </Section>
  )
}

function General({ cluster }: { cluster: Cluster }) {
  const driver =
    cluster.driverNodeTypeId === cluster.nodeTypeId ? 'as the workers' : cluster.driverNodeTypeId
  return (
    <dl className="py-1.5">
      <Line name="Workers">{sizeWords(cluster.size)}</Line>
      <Line name="Node type" copy={cluster.nodeTypeId} isCode />
      <Line name="Driver">{driver ?? 'not told'}</Line>
      <Line name="Runtime" copy={cluster.sparkVersion} isCode />
      <Line name="Photon">{cluster.usesPhoton ? 'on' : 'off'}</Line>
      <Line name="Access mode">{accessModeWords(cluster)}</Line>
      <Line name="Machines">{availabilityWords(cluster.availability)}</Line>
      <Line name="Policy" copy={cluster.policyId} isCode none="none" />
      <Line name="Instance pool" copy={cluster.instancePoolId} isCode none="none" />
      <Line name="Init scripts">{cluster.initScriptCount || 'none'}</Line>
      <Line name="Source">{sourceWords(cluster.source)}</Line>
      <Line name="Created by">{cluster.creatorUserName ?? 'not told'}</Line>
    </dl>
  )
}

// `azure_attributes.availability` of the Clusters API.
const availabilities: Record<string, string> = {
  ON_DEMAND_AZURE: 'on demand',
  SPOT_AZURE: 'spot, Azure may take them back',
  SPOT_WITH_FALLBACK_AZURE: 'spot, on demand where there are none',
}
const availabilityWords = (availability: string | null) =>
  availability === null ? 'not told' : (availabilities[availability] ?? availability)

function Line(props: {
  name: string
  copy?: string | null
  none?: string
  isCode?: boolean
  children?: ReactNode
}) {
  const { name, copy, none = 'not told', isCode, children } = props
  return (
    <div className="flex min-h-7 items-center gap-3 px-4">
      <dt className="w-28 shrink-0 text-ink-3">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1 text-ink-1">
        {copy ? (
          <>
            <span className="min-w-0 break-words">{isCode ? <code>{copy}</code> : copy}</span>
            <CopyButton text={copy} label={`Copy: ${name.toLowerCase()}`} />
          </>
        ) : (
          (children ?? <span className="text-ink-3">{none}</span>)
        )}
      </dd>
    </div>
  )
}

function Pairs({ pairs, none }: { pairs: Readonly<Record<string, string>>; none: string }) {
  const entries = Object.entries(pairs).sort(([a], [b]) => a.localeCompare(b))
  if (entries.length === 0) return <p className="px-4 py-6 text-center text-ink-2">{none}</p>
  return (
    <dl className="py-1.5">
      {entries.map(([key, value]) => (
        <div key={key} className="grid grid-cols-2 gap-3 px-4 py-1 phone:grid-cols-1 phone:gap-0">
          <dt className="break-words text-ink-2">
            <code>{key}</code>
          </dt>
          <dd className="break-words">
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
