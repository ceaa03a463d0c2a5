import { JobIds } from './job-ids'
import { paceOf, type JobBlueprint } from './blueprint'
import { pastStarts, startOf, historyDays } from './rhythm'
import type { AccessList } from '../../workspace/access'
import type { Job } from '../../workspace/jobs/job'
import type { JobsSeed, OpenRun } from '../../workspace/jobs/jobs-seed'
import type { JobSettings } from '../../workspace/jobs/settings'
import { triggersOf } from '../../workspace/jobs/trigger'
import { History, type PastRuns } from '../../workspace/runs/history'
import { play } from '../../workspace/runs/play'
import { mostRunsPerJob } from '../../workspace/runs/run-ids'
import { plainStory, type Story } from '../../workspace/runs/story'
import { everydayCauses } from '../runs/causes'

export type JobsSeedOptions = {
  /** 1, 10 or 100 times the jobs and runs. */
  scale: number
  /** One job id and one run id beyond 2^53. */
  hasBigIds: boolean
}

const dayMs = 86_400_000
const hourMs = 3_600_000

const jobCluster = (workers: number, node: string) => ({
  job_cluster_key: 'main',
  new_cluster: {
    spark_version: '16.4.x-scala2.12',
    node_type_id: node,
    num_workers: workers,
    data_security_mode: 'SINGLE_USER',
    azure_attributes: { availability: 'SPOT_WITH_FALLBACK_AZURE', first_on_demand: 1 },
  },
})

const nodes = ['Standard_D8ds_v5', 'Standard_E8ds_v5', 'Standard_D4ds_v5', 'Standard_E16ds_v5']

/** One way to start stands in a field of its own, several in `triggers`. */
function startsOf({ name, rhythm, isPaused, alsoBy = [] }: JobBlueprint): Partial<JobSettings> {
  const only = startOf(rhythm, isPaused === true)
  return alsoBy.length === 0 ? only : { triggers: [...triggersOf({ name, ...only }), ...alsoBy] }
}

function settingsOf(blueprint: JobBlueprint, index: number): JobSettings {
  const specs = blueprint.tasks.map(({ spec }) => spec)
  const inner = specs.flatMap(({ for_each_task }) => (for_each_task ? [for_each_task.task] : []))
  const hasCluster = [...specs, ...inner].some(({ job_cluster_key }) => job_cluster_key === 'main')
  const hasEnvironment = specs.some(({ environment_key }) => environment_key === 'dbt')
  const node = nodes[index % nodes.length] ?? 'Standard_D8ds_v5'
  return {
    name: blueprint.name,
    ...startsOf(blueprint),
    tasks: specs,
    ...(hasCluster ? { job_clusters: [jobCluster(2 + ((index * 5) % 11), node)] } : {}),
    ...(hasEnvironment
      ? {
          environments: [
            {
              environment_key: 'dbt',
              spec: { client: '2', dependencies: ['dbt-databricks==1.10.14'] },
            },
          ],
        }
      : {}),
    max_concurrent_runs: 1,
    queue: { enabled: true },
    ...blueprint.settings,
  }
}

const accessListOf = ({ owner, grants }: JobBlueprint): AccessList => [
  { grantee: owner, level: 'IS_OWNER' },
  ...grants.map(([grantee, level]) => ({ grantee, level })),
]

/** The same number for the same run of the same job, on every machine. */
function share(a: number, b: number): number {
  let mixed = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}

/** A job's kinds of run: a plain one, what goes wrong on its own, and what is told of its latest. */
type Tales = { stories: Story[]; latest: Map<number, number>; everyday: number[] }

function talesOf(blueprint: JobBlueprint): Tales {
  const keys = blueprint.tasks
    .filter(({ spec }) => !spec.condition_task && !spec.for_each_task)
    .map(({ spec }) => spec.task_key)
  const everyday = everydayCauses.map((cause, index): Story => {
    const task = keys[(index * 7 + 1) % keys.length] ?? ''
    return { fails: [{ task, cause }] }
  })
  const canceled: Story = { canceledAfterMs: 95_000, canceledBy: 'ben@contoso.example' }
  const stories: Story[] = [plainStory, ...everyday, canceled]
  const latest = new Map<number, number>()
  for (const [number, story] of Object.entries(blueprint.latest ?? {})) {
    latest.set(Number(number), stories.push(story) - 1)
  }
  return {
    stories,
    latest,
    everyday: everyday.map((_, index) => index + 1).concat(everyday.length + 1),
  }
}

/** What the latest day holds is told by name, so that a test can count on it. */
const quietMs = 30 * hourMs

/** The longest that any run of a job takes, with room. */
function longestMs(job: Job, blueprint: JobBlueprint): number {
  const run = play(job, { id: 1n, startedAt: 0, story: plainStory })
  const stories = Object.values(blueprint.latest ?? {})
  const slowest = Math.max(1, ...stories.map(({ slow }) => slow ?? 1))
  const retries = Math.max(0, ...blueprint.tasks.map(({ spec }) => spec.max_retries ?? 0))
  const repairs = stories.flatMap(({ repairs: each }) => each ?? [])
  const repairing = repairs.reduce((sum, { afterMs }) => sum + afterMs, 0) * 1.1
  return (run.endedAt ?? 0) * 1.45 * slowest * (1 + retries * 0.7) + repairing + 300_000
}

function pastOf(
  blueprint: JobBlueprint,
  index: number,
  job: Job,
  tales: Tales,
  now: number,
): PastRuns {
  const mostAgo = Math.min(blueprint.ageDays ?? 400, historyDays) * dayMs
  const longest = longestMs(job, blueprint)
  const againMs = (blueprint.again ?? []).map(({ afterMinutes }) => afterMinutes * 60_000)
  const needsMs = longest + Math.max(0, ...againMs)
  const isOver = (at: number) => at + needsMs < now && now - at < mostAgo
  const pausedAt = now - (blueprint.pausedDays ?? 0) * dayMs
  const regular = pastStarts(blueprint.rhythm, now, index * 13)
    .filter(isOver)
    .filter((at) => at < pausedAt)
  const newest = withinADay(blueprint, regular, now, needsMs)
  const again = againMs.map((ms) => (newest[0] ?? now) + ms)
  const starts = [...again.sort((a, b) => b - a), ...newest].slice(0, mostRunsPerJob)
  const startedAt = Float64Array.from(starts, (at, number) =>
    Math.round(at + 300 + share(index, number) * 1_400),
  )
  const stories = Uint8Array.from(starts, (at, number) => {
    const told = tales.latest.get(number)
    if (told !== undefined) return told
    const isQuiet = now - at < quietMs || share(index + 71, number) >= (blueprint.noise ?? 0.012)
    return isQuiet
      ? 0
      : (tales.everyday[Math.floor(share(index, number + 9_973) * tales.everyday.length)] ?? 0)
  })
  return { startedAt, stories }
}

/**
 * What is told of a daily job's newest run belongs to the last 24 hours at any time of day. In the half hour
 * around its time the newest run would lie further back, so it is moved to what came just before now.
 */
function withinADay(
  { rhythm, latest }: JobBlueprint,
  regular: number[],
  now: number,
  needsMs: number,
): number[] {
  const [newest = now, ...older] = regular
  const isTold = rhythm.kind === 'daily' && latest !== undefined
  if (!isTold || now - newest < 23 * hourMs) return regular
  return [now - needsMs - 2_000, ...older]
}

/** Copies begin some minutes later than what they are copies of, and only everyday things go wrong. */
function copyOf({ startedAt, stories }: PastRuns, tales: Tales, seed: number): PastRuns {
  const shift = Math.floor(share(seed, 5) * 20 * 60_000)
  const told = new Set(tales.latest.values())
  return {
    startedAt: startedAt.map((at) => at - shift),
    stories: stories.map((story, number) => {
      if (share(seed, number + 3) < 0.01) return tales.everyday[number % tales.everyday.length] ?? 0
      return told.has(story) ? 0 : story
    }),
  }
}

const regions = [
  'emea',
  'amer',
  'apac',
  'dach',
  'nordics',
  'iberia',
  'uki',
  'benelux',
  'latam',
  'mea',
]

type Built = { job: Job; past: PastRuns; tales: Tales }

/** The jobs, runs and open runs of a workspace; the same ids whatever the time of day. */
export function buildJobs(
  blueprints: readonly JobBlueprint[],
  now: number,
  { scale, hasBigIds }: JobsSeedOptions,
  alias: 'prod' | 'dev',
): JobsSeed {
  const ids = new JobIds(alias)
  const base = blueprints.map((blueprint, index): Built => {
    const job = toJob(
      blueprint,
      index,
      now,
      blueprint.id && hasBigIds ? blueprint.id : ids.at(index),
    )
    const tales = talesOf(blueprint)
    return { job, tales, past: pastOf(blueprint, index, job, tales, now) }
  })
  const copies = Array.from({ length: (scale - 1) * base.length }, (_, number): Built => {
    const index = number + base.length
    const { job, past, tales } = base[index % base.length] as Built
    const round = Math.floor(index / base.length)
    const suffix = `${regions[round % regions.length] ?? 'x'}_${String(round).padStart(2, '0')}`
    return {
      tales,
      past: copyOf(past, tales, index),
      job: {
        ...job,
        id: ids.at(index),
        historyIndex: index,
        settings: { ...job.settings, name: `${job.settings.name}_${suffix}` },
        createdAt: job.createdAt - round * 60_000,
        ongoing: plainStory,
      },
    }
  })
  const all = [...base, ...copies]
  const named = blueprints.flatMap(({ bigRunId }, jobIndex) =>
    bigRunId && hasBigIds ? [{ jobIndex, number: 0, id: bigRunId }] : [],
  )
  return {
    jobs: all.map(({ job }) => job),
    history: new History(
      all.map(({ past }) => past),
      named,
    ),
    storiesOf: (jobIndex) => base[jobIndex % base.length]?.tales.stories ?? [],
    open: openRuns(blueprints, base, now),
    now,
  }
}

function toJob(blueprint: JobBlueprint, index: number, now: number, id: bigint): Job {
  const age = blueprint.ageDays ?? 90 + ((index * 37) % 700)
  return {
    id,
    createdAt: Math.round(now - age * dayMs - ((index * 7_919) % 80_000) * 1000),
    creator: blueprint.owner.name,
    creatorHasLeft: blueprint.hasLeft === true,
    accessList: accessListOf(blueprint),
    settings: settingsOf(blueprint, index),
    paceMs: paceOf(blueprint.tasks),
    ongoing: blueprint.ongoing ?? plainStory,
    historyIndex: index,
    isDeleted: false,
    scheduleStamp: 0,
  }
}

function openRuns(
  blueprints: readonly JobBlueprint[],
  base: readonly Built[],
  now: number,
): OpenRun[] {
  return blueprints
    .flatMap(({ open = [] }, index) =>
      open.flatMap(({ minutes, story, isManual }): OpenRun[] => {
        const job = base[index]?.job
        if (!job) return []
        const startedAt = Math.round(now - minutes * 60_000)
        return [
          {
            job,
            startedAt,
            story: story ?? plainStory,
            ...(isManual ? { trigger: 'ONE_TIME' } : {}),
          },
        ]
      }),
    )
    .sort((a, b) => a.startedAt - b.startedAt)
}
