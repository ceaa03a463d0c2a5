import type { ClusterSpec } from '@/lib/compute/cluster-spec'
import { formatCounted } from '@/lib/format/quantities'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { availabilityWords } from '../../clusters/availability-words'
import { Line } from '../../ui/lines'
import { Panel, Section } from '../../ui/section'

/** The clusters that a job brings along, for several tasks or for one alone; nothing where it brings none. */
export function JobClusters({ job }: { job: JobDetail }) {
  const clusters = [...sharedOf(job), ...ownOf(job)]
  if (clusters.length === 0) return null
  return (
    <Section title="Clusters" aside="made for a run, gone after it">
      <Panel>
        {clusters.map(({ name, tasks, spec }) => (
          <dl key={name} className="border-b border-line-1 py-1.5 last:border-0">
            <Line name="Cluster">
              <code className="font-medium">{name}</code>
            </Line>
            <Line name="For">{tasks}</Line>
            <Spec spec={spec} />
          </dl>
        ))}
      </Panel>
    </Section>
  )
}

type Shown = { name: string; tasks: string; spec: ClusterSpec }

const sharedOf = ({ jobClusters, tasks }: JobDetail): Shown[] =>
  jobClusters.map(({ key, spec }) => {
    const users = tasks.filter(
      ({ compute }) => compute.kind === 'job-cluster' && compute.key === key,
    )
    return { name: key, tasks: formatCounted(users.length, 'task'), spec }
  })

const ownOf = ({ tasks }: JobDetail): Shown[] =>
  tasks.flatMap(({ taskKey, compute }) =>
    compute.kind === 'new-cluster'
      ? [{ name: `of ${taskKey}`, tasks: 'that task alone', spec: compute.spec }]
      : [],
  )

function Spec({ spec }: { spec: ClusterSpec }) {
  const { nodeTypeId, driverNodeTypeId } = spec
  return (
    <>
      <Line name="Workers">{workersWords(spec)}</Line>
      <Line name="Node type" copy={nodeTypeId} isCode />
      <Line name="Driver">
        {driverNodeTypeId === nodeTypeId ? 'as the workers' : (driverNodeTypeId ?? 'not told')}
      </Line>
      <Line name="Runtime" copy={spec.sparkVersion} isCode />
      <Line name="Photon">{spec.usesPhoton ? 'on' : 'off'}</Line>
      <Line name="Machines">{availabilityWords(spec.availability)}</Line>
      <Line name="Policy" copy={spec.policyId} isCode none="none" />
    </>
  )
}

function workersWords({ workers, autoscale }: ClusterSpec): string {
  if (autoscale) return `${autoscale.min} to ${autoscale.max}, as it needs`
  return workers === 0 ? 'none, a single node' : String(workers)
}
