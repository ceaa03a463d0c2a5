import { note, type Note } from '@/lib/code-samples/note'
import { bash, bashWord } from '@/lib/code-samples/quote/bash'
import { pythonInteger, pythonString } from '@/lib/code-samples/quote/python'
import {
  fromAddress,
  queryOf,
  wordsOf,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import type { JobId } from '@/lib/databricks/ids'
import { jobPaths } from '@/lib/resources/jobs/paths'
import { runPaths } from '@/lib/resources/runs/paths'
import type { UpkeepKind } from '@/lib/views/upkeep/kinds'
import { upkeepPaths } from '@/lib/views/upkeep/paths'
import { filterIn } from '../table/filter-in'
import type { JobGroup } from './job-group'
import { runCounts } from './detail/run-counts'
import { groupOf, jobsParsers, upkeepOf } from './jobs-filter'

const filterOf = (search: URLSearchParams) => filterIn(jobsParsers, search)

/** The jobs that the page of the list shows. */
export function jobsCall(page: ShownPage): ShownCall {
  const { workspaces, search } = page
  const { q, ...others } = filterOf(search)
  const upkeep = upkeepOf(others)
  if (upkeep) return upkeepCall(page, upkeep)
  const words = wordsOf(q)
  const read: Read = {
    what: 'Jobs',
    paths: workspaces.map(({ alias }) => jobPaths.list(alias)),
    query: queryOf({ q, limit: '10000' }),
    isList: true,
    only: null,
    beyond: beyondOf(others),
    python: {
      imports: [],
      read: 'w.jobs.list()',
      row: 'job',
      isTyped: true,
      conditions: [],
      search: words.length === 0 ? null : { words, in: searched },
    },
    cli: {
      command: 'jobs list -o json',
      beyond: q === '' ? [] : [note`The command cannot search for ${q}, here are all`],
    },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}

type Others = Omit<ReturnType<typeof filterOf>, 'q'>

const standing: Record<JobGroup, Note> = {
  failed: note`The page shows only jobs whose last run failed, here are all`,
  running: note`The page shows only jobs that run, here are all`,
  queued: note`The page shows only jobs whose last run waits, here are all`,
  succeeded: note`The page shows only jobs whose last run succeeded, here are all`,
  paused: note`The page shows only paused jobs, here are all`,
}

/** What the page finds out of more than the jobs themselves. */
const beyondOf = ({ mine, starts, ...others }: Others): Note[] => [
  ...(mine
    ? [note`The page shows only jobs that you made or that run as you, here are those of everybody`]
    : []),
  ...(starts === 'all'
    ? []
    : [note`The page shows only jobs started by ${starts}, here are all: look at their triggers`]),
  ...standingOf(others),
]

function standingOf(filter: Pick<Others, 'show'>): Note[] {
  const group = groupOf(filter)
  return group === null ? [] : [standing[group]]
}

/** Why a job is looked after is Lakedeck's own finding, so official clients ask Lakedeck for it as well. */
function upkeepCall({ workspaces, search }: ShownPage, kind: UpkeepKind): ShownCall {
  const { q, mine } = filterOf(search)
  const [only] = workspaces.length === 1 ? workspaces : []
  const path = only ? upkeepPaths.of(only.alias, kind) : upkeepPaths.everywhere(kind)
  const query = { limit: '1000' }
  const beyond = [
    ...(q === '' ? [] : [note`The page shows only jobs that hold ${q}, here are all`]),
    ...beyondOf({ mine, starts: 'all', show: null }),
    note`Of a workspace 1000 jobs at most are looked at, and what there was no time for is under unchecked`,
  ]
  const read: Read = {
    what: upkeepNames[kind],
    paths: [path],
    query,
    isList: true,
    only: null,
    beyond,
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)}, query={"limit": ${pythonString(query.limit)}})["items"]`,
      row: 'row',
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: bash`api get ${`${path}?${new URLSearchParams(query)}`}`, beyond: [] },
  }
  return { workspaces, isOneCall: true, reads: [read] }
}

const upkeepNames: Record<UpkeepKind, string> = {
  'never-succeeded': 'Jobs that never succeeded',
  'paused-90d': 'Jobs that are paused for long',
  'run-as-left': 'Jobs that run as somebody who left',
}

const searched = [
  'job.settings.name',
  'job.job_id',
  'job.creator_user_name',
  'job.settings.run_as and (job.settings.run_as.user_name or job.settings.run_as.service_principal_name)',
  'workspace',
  '*(f"{k}:{v}" for k, v in (job.settings.tags or {}).items())',
]

/** A job by itself, who may do what with it, and its newest runs with their tasks. */
export function jobCall({ workspaces, search }: ShownPage, id: string): ShownCall {
  const count = runCounts.find((each) => each === search.get('runs')) ?? '24'
  const runs = workspaces.map(({ alias }) =>
    fromAddress(runPaths.grid(alias, id as JobId, Number(count))),
  )
  const rest = { only: null, beyond: [] }
  const python = { imports: [], isTyped: true, conditions: [], search: null }
  const job: Read = {
    ...rest,
    what: `Job ${id}`,
    paths: workspaces.map(({ alias }) => jobPaths.detail(alias, id as JobId)),
    query: {},
    isList: false,
    python: { ...python, read: `w.jobs.get(job_id=${pythonInteger(id)})`, row: null },
    cli: { command: `jobs get ${bashWord(id)} -o json`, beyond: [] },
  }
  const permissions: Read = {
    ...rest,
    what: `Permissions of job ${id}`,
    paths: workspaces.map(({ alias }) => jobPaths.permissions(alias, id as JobId)),
    query: {},
    isList: false,
    python: { ...python, read: `w.jobs.get_permissions(job_id=${pythonString(id)})`, row: null },
    cli: { command: `jobs get-permissions ${bashWord(id)} -o json`, beyond: [] },
  }
  const newest: Read = {
    ...rest,
    what: `Newest runs of job ${id} with their tasks`,
    paths: runs.map(({ path }) => path),
    query: runs[0]?.query ?? {},
    isList: true,
    python: {
      ...python,
      imports: ['import itertools'],
      read: `itertools.islice(w.jobs.list_runs(job_id=${pythonInteger(id)}, expand_tasks=True), ${count})`,
      row: 'run',
    },
    cli: {
      command: `jobs list-runs --job-id ${bashWord(id)} --expand-tasks --limit ${count} -o json`,
      beyond: [],
    },
  }
  return { workspaces, isOneCall: false, reads: [job, permissions, newest] }
}
