import type { Cluster, ClusterSource } from '../workspace/clusters/cluster'
import * as reasons from '../workspace/clusters/reasons'
import * as story from './story'
import { created, days, ended, group, may, minutes, tell, user } from './story'

const owners = ['ada', 'ben', 'eve', 'farid', 'grace', 'ines', 'jonas', 'kira', 'mei', 'noor']
const teams = ['finance', 'orders', 'risk', 'bi', 'analytics', 'data-platform', 'machine-learning']
const purposes = ['etl', 'adhoc', 'report', 'sandbox', 'training', 'quality', 'backfill', 'export']
const nodes = ['Standard_D4ds_v5', 'Standard_D8ds_v5', 'Standard_E8ds_v5', 'Standard_L8s_v3']
const runtimes = ['16.4.x-scala2.12', '15.4.x-scala2.12', '14.3.x-scala2.12', '17.3.x-scala2.13']
const ends = [reasons.jobFinished, reasons.inactivity(60), reasons.driverUnreachable]

/** The mulberry32 generator: the same numbers for the same seed, on every machine. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function generated(index: number, now: number): Cluster {
  const next = numbers(index * 7_919 + 17)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T
  const owner = `${pick(owners)}@contoso.example`
  const team = pick(teams)
  const isJob = next() < 0.4
  const serial = String(index).padStart(5, '0')
  const runs = next() < 0.25
  const source: ClusterSource = isJob ? 'JOB' : next() < 0.7 ? 'UI' : 'API'
  const agedDays = 0.2 + next() * 27
  const cluster_name = isJob
    ? `job-${600_000_000_000_000 + index}-run-${700_000_000_000_000 + index}-main`
    : `${pick(purposes)}-${team}-${serial}`
  return tell(
    {
      id: `0${1 + (index % 9)}1${index % 10}-1000${String(index % 60).padStart(2, '0')}-gen${serial}`,
      source,
      creator: user(owner),
      grants: next() < 0.6 ? [may(group('data-engineers'), 'CAN_RESTART')] : [],
      spec: {
        cluster_name,
        spark_version: pick(runtimes),
        node_type_id: pick(nodes),
        num_workers: 1 + Math.floor(next() * 12),
        autotermination_minutes: isJob ? 0 : 60,
        custom_tags: { team, cost_center: `cc-${1000 + Math.floor(next() * 9000)}`, env: 'prod' },
        data_security_mode: 'USER_ISOLATION',
      },
    },
    [
      created(days(agedDays), owner),
      story.busy(days(agedDays), days(runs ? 400 : agedDays)),
      ...(runs ? [] : [ended(days(agedDays) - minutes(20 + next() * 180), pick(ends))]),
    ],
    now,
  )
}

/** So many clusters more, the same ones each time. */
export const generatedClusters = (count: number, now: number): Cluster[] =>
  Array.from({ length: count }, (_, index) => generated(index, now))
