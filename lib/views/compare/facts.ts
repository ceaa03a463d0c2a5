import type { ClusterSpec } from '@/lib/compute/cluster-spec'
import { formatRuntime } from '@/lib/format/runtimes'
import { launchedBy, stateWord } from '@/lib/resources/runs/rules'
import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import { factDiffers } from './rules'
import type { ComparedFact } from './schema'

type Fact = Pick<ComparedFact, 'group' | 'name'> & { value: string }

/** What differs between two runs, and what is the same, the differences first. */
export function compareFacts(here: RunDetail, other: RunDetail): ComparedFact[] {
  const [of, ofOther] = [byName(factsOf(here)), byName(factsOf(other))]
  const all = [...of.values(), ...[...ofOther].flatMap(([key, fact]) => (of.has(key) ? [] : fact))]
  const facts = all.map(({ group, name }) => {
    const key = keyOf({ group, name })
    return { group, name, here: of.get(key)?.value ?? null, other: ofOther.get(key)?.value ?? null }
  })
  return [...facts.filter(factDiffers), ...facts.filter((fact) => !factDiffers(fact))]
}

const keyOf = ({ group, name }: Pick<Fact, 'group' | 'name'>) => `${group}\n${name}`
const byName = (facts: readonly Fact[]) => new Map(facts.map((fact) => [keyOf(fact), fact]))

function factsOf(run: RunDetail): Fact[] {
  return [
    ...run.parameters.map(({ name, value, of }) => ({
      group: 'Parameters' as const,
      name: of === 'job' ? name : `${name} (${of})`,
      value: value === '' ? 'empty' : value,
    })),
    ...present('Code', {
      Repository: run.git?.url,
      Branch: run.git?.branch,
      Tag: run.git?.tag,
      Commit: run.git?.commit,
    }),
    ...run.jobClusters.flatMap(({ key, spec }) => specFacts(`Job cluster ${key}`, spec)),
    ...present('Start and end', {
      State: stateWord(run),
      'Launched by': launchedBy(run),
      Schedule: run.schedule && `${run.schedule.quartz} ${run.schedule.timeZone}`,
      Ended: run.code,
      Goes: run.attempts.length > 0 ? String(run.attempts.length) : null,
    }),
    ...run.tasks.flatMap(taskFacts),
  ]
}

const present = (group: Fact['group'], values: Record<string, string | null | undefined>): Fact[] =>
  Object.entries(values).flatMap(([name, value]) => (value ? [{ group, name, value }] : []))

const specFacts = (of: string, spec: ClusterSpec): Fact[] =>
  present('Compute', {
    [`${of}: machines`]: spec.nodeTypeId,
    [`${of}: driver`]: spec.driverNodeTypeId,
    [`${of}: workers`]: spec.autoscale
      ? `${spec.autoscale.min} to ${spec.autoscale.max}`
      : spec.workers === null
        ? null
        : String(spec.workers),
    [`${of}: runtime`]: spec.sparkVersion && formatRuntime(spec.sparkVersion, spec.usesPhoton),
    [`${of}: availability`]: spec.availability,
    [`${of}: policy`]: spec.policyId,
  })

function taskFacts(task: TaskRun): Fact[] {
  const { taskKey: key } = task
  return [
    ...computeFacts(task),
    ...present('Tasks', {
      [`${key}: runs`]: task.target,
      [`${key}: parameters`]: task.parameters
        .map(({ name, value }) => `${name}=${value}`)
        .join('  '),
      [`${key}: waits for`]: task.dependsOn.map(({ taskKey }) => taskKey).join(', '),
      [`${key}: runs if`]: task.runIf,
      [`${key}: retries`]: task.maxRetries === 0 ? null : String(task.maxRetries),
      [`${key}: timeout`]: task.timeoutSeconds === 0 ? null : `${task.timeoutSeconds} s`,
      [`${key}: disabled`]: task.isDisabled ? 'yes' : null,
    }),
  ]
}

function computeFacts({ taskKey, compute }: TaskRun): Fact[] {
  const on = (value: string) => present('Compute', { [`${taskKey}: runs on`]: value })
  switch (compute.kind) {
    case 'job-cluster':
      return on(`job cluster ${compute.key}`)
    case 'new-cluster':
      return [...on('a cluster of its own'), ...specFacts(taskKey, compute.spec)]
    case 'cluster':
      return on(`cluster ${compute.clusterId}`)
    case 'warehouse':
      return on(`SQL warehouse ${compute.warehouseId}`)
    case 'serverless':
      return on('serverless')
    case 'none':
      return []
  }
}
