import type { Cluster } from '@/lib/resources/clusters/schema'
import { Line, Pairs } from '../../ui/lines'
import { Panel, Section } from '../../ui/section'
import { Tabs } from '../../ui/tabs'
import { availabilityWords } from '../availability-words'
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
