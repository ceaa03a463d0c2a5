import { note } from '@/lib/code-samples/note'
import { bash, bashWord } from '@/lib/code-samples/quote/bash'
import { pythonInteger, pythonString, pythonStrings } from '@/lib/code-samples/quote/python'
import {
  fromAddress,
  queryOf,
  wordsOf,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import type { RunId } from '@/lib/databricks/ids'
import { runPaths } from '@/lib/resources/runs/paths'
import { windowMs, type RunState, type RunWindow } from '@/lib/resources/runs/states'
import { filterIn } from '../table/filter-in'
import { runsParsers } from './runs-filter'

const filterOf = (search: URLSearchParams) => filterIn(runsParsers, search)

/** By which of Databricks' words, of its life or its result, a run stands so. */
export const wordsOfState: Record<RunState, readonly string[]> = {
  failed: ['FAILED', 'TIMEDOUT', 'INTERNAL_ERROR'],
  running: ['PENDING', 'RUNNING', 'TERMINATING'],
  queued: ['QUEUED', 'BLOCKED', 'WAITING_FOR_RETRY'],
  succeeded: ['SUCCESS'],
  warning: ['SUCCESS_WITH_FAILURES'],
  canceled: ['CANCELED'],
  skipped: [
    'SKIPPED',
    'UPSTREAM_FAILED',
    'UPSTREAM_CANCELED',
    'EXCLUDED',
    'DISABLED',
    'MAXIMUM_CONCURRENT_RUNS_REACHED',
  ],
  unknown: [],
}

const windowWords: Record<RunWindow, string> = { '24h': '24 hours', '3d': '3 days', '7d': '7 days' }

/** The runs that the page of the list shows. */
export function runsCall({ workspaces, search }: ShownPage): ShownCall {
  const { q, window, state } = filterOf(search)
  const reads = workspaces.map(({ alias }) => fromAddress(runPaths.window(alias, window)))
  const read: Read = {
    what: `Runs of the last ${windowWords[window]}`,
    paths: reads.map(({ path }) => path),
    query: queryOf({
      ...reads[0]?.query,
      state: state.join(','),
      q,
      limit: '10000',
      budgetMs: '20000',
    }),
    isList: true,
    only: null,
    beyond: [],
    python: pythonOf(window, state, wordsOf(q)),
    cli: {
      command: `jobs list-runs --start-time-from $(( ($(date +%s) - ${windowMs[window] / 1000}) * 1000 )) -o json`,
      beyond: [
        ...(state.length > 0
          ? [note`The command cannot choose by state, the page shows only ${state.join(',')}`]
          : []),
        ...(q === '' ? [] : [note`The command cannot search for ${q}, here are all`]),
      ],
    },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}

function pythonOf(
  window: RunWindow,
  states: readonly RunState[],
  words: readonly string[],
): Read['python'] {
  const wanted = states.flatMap((state) => wordsOfState[state])
  return {
    imports: ['import time'],
    read: `w.jobs.list_runs(start_time_from=(int(time.time()) - ${windowMs[window] / 1000}) * 1000)`,
    row: 'run',
    isTyped: true,
    conditions:
      states.length === 0
        ? []
        : [
            `{each.value for each in (run.state.life_cycle_state, run.state.result_state) if each} & set(${pythonStrings(wanted)})`,
          ],
    search: words.length === 0 ? null : { words, in: searched },
  }
}

const searched = [
  'run.run_name',
  'run.run_id',
  'run.job_id',
  'run.creator_user_name',
  'run.trigger and run.trigger.value',
  'run.state.state_message',
  'run.state.queue_reason',
  'run.git_source and run.git_source.git_branch',
  'workspace',
]

/** A run by itself, or the run of one task; beside its logs, what it left behind. */
export function runCall({ workspaces, search }: ShownPage, id: string): ShownCall {
  const read: Read = {
    what: `Run ${id}`,
    paths: workspaces.map(({ alias }) => runPaths.detail(alias, id as RunId)),
    query: {},
    isList: false,
    only: null,
    beyond: [],
    python: {
      imports: [],
      read: `w.jobs.get_run(run_id=${pythonInteger(id)}, include_history=True)`,
      row: null,
      isTyped: true,
      conditions: [],
      search: null,
    },
    cli: { command: `jobs get-run ${bashWord(id)} --include-history -o json`, beyond: [] },
  }
  const logs = search.get('view') === 'logs' ? [leftCall(workspaces, id, search)] : []
  return { workspaces, isOneCall: false, reads: [read, ...logs] }
}

/** Lakedeck gathers errors, traces and the ends of logs, so official clients ask Lakedeck for it as well. */
function leftCall(workspaces: ShownPage['workspaces'], id: string, search: URLSearchParams): Read {
  const find = search.get('find') ?? ''
  const paths = workspaces.map(({ alias }) => runPaths.evidence(alias, id as RunId))
  const [path = ''] = paths
  return {
    what: `Errors, traces and the ends of the logs of run ${id}`,
    paths,
    query: {},
    isList: false,
    only: null,
    beyond: find === '' ? [] : [note`The page shows only lines with ${find}, here are all`],
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)})`,
      row: null,
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: bash`api get ${path}`, beyond: [] },
  }
}
