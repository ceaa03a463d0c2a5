import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { JobCluster } from '@/lib/job-tasks/job-cluster'
import type { TaskKind } from '@/lib/job-tasks/kinds'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import { specWords } from '../../runs/detail/compute-words'

const names: Partial<Record<TaskKind, string>> = {
  python: 'Python file',
  wheel: 'Python wheel',
  jar: 'JAR',
  sql: 'SQL',
  'run-job': 'runs another job',
  condition: 'if/else',
  'for-each': 'for each',
  'power-bi': 'Power BI',
  other: 'of a kind Lakedeck does not know',
}
const nameOf = (kind: TaskKind): string => names[kind] ?? kind.replaceAll('-', ' ')

/** What a task is, in a few words. */
export function kindWords({ kind, forEach }: Pick<TaskSpec, 'kind' | 'forEach'>): string {
  if (!forEach) return nameOf(kind)
  return `${nameOf('for-each')}, ${nameOf(forEach.kind)}, ${forEach.concurrency} at a time`
}

const runIfs: Record<string, string> = {
  ALL_DONE: 'when all are done, however they went',
  NONE_FAILED: 'when none failed',
  AT_LEAST_ONE_SUCCESS: 'when at least one succeeded',
  ALL_FAILED: 'when all failed',
  AT_LEAST_ONE_FAILED: 'when at least one failed',
}

/** When a task runs, if not simply after the success of all before it. */
export const runIfWords = (runIf: string): string | null =>
  runIf === 'ALL_SUCCESS' ? null : (runIfs[runIf] ?? runIf)

type Compute = { words: string; href?: string }

/** What a task runs on, with the way there; null for what needs nothing of its own. */
export function computeOf(
  { compute }: Pick<TaskSpec, 'compute'>,
  jobClusters: readonly JobCluster[],
  workspace: WorkspaceAlias,
): Compute | null {
  switch (compute.kind) {
    case 'job-cluster': {
      const spec = jobClusters.find(({ key }) => key === compute.key)?.spec
      return { words: spec ? `${compute.key}, ${specWords(spec)}` : compute.key }
    }
    case 'new-cluster':
      return { words: specWords(compute.spec) }
    case 'cluster':
      return {
        words: `cluster ${compute.clusterId}`,
        href: `/workspaces/${workspace}/clusters/${compute.clusterId}`,
      }
    case 'warehouse':
      return {
        words: 'SQL warehouse',
        href: `/workspaces/${workspace}/warehouses/${compute.warehouseId}`,
      }
    case 'serverless':
      return { words: 'serverless' }
    case 'none':
      return null
  }
}
