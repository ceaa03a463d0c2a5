/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { Script } from 'node:vm'
import { languages } from '@/lib/code-samples/languages'
import type { CalledWorkspace } from '@/lib/code-samples/shown-call'
import { workspaceAlias } from '@/lib/databricks/ids'
import { listClustersInput } from '@/lib/resources/clusters/schema'
import { listJobsInput } from '@/lib/resources/jobs/schema'
import { foldState } from '@/lib/resources/runs/fold-state'
import { listRunsInput } from '@/lib/resources/runs/schema'
import { runStates } from '@/lib/resources/runs/states'
import { listWarehousesInput } from '@/lib/resources/warehouses/schema'
import { readNowInput } from '@/lib/views/now/schema'
import { everyScheduleInput, readScheduleInput } from '@/lib/views/schedule/schema'
import { navigation } from '../layout/navigation'
import { wordsOfState } from '../runs/runs-call'
import { calls, callOf } from './calls'

const place = { origin: 'http://localhost:3000' }
const prod: CalledWorkspace = {
  alias: workspaceAlias.parse('prod'),
  workspaceId: '2876543210987654',
}
const dev: CalledWorkspace = {
  alias: workspaceAlias.parse('dev'),
  workspaceId: '9223372036854775807',
}
const runId = '9007199254741009'

const shown = (
  path: string,
  search = '',
  workspaces = path.includes('/prod') ? [prod] : [prod, dev],
) => {
  const call = callOf(path, { workspaces, search: new URLSearchParams(search) })
  if (call === null) throw new Error(`${path} shows nothing`)
  return call
}
type LanguageName = (typeof languages)[number]['id']
const code = (id: LanguageName, ...page: Parameters<typeof shown>): string =>
  languages.find((each) => each.id === id)?.write(shown(...page), place) ?? ''

const search = "it's $(id) \u202e\n東京"
const q = new URLSearchParams({ q: search }).toString()
const pages: [string, string][] = [
  ...['/', '/workspaces/prod'].flatMap((path): [string, string][] => [
    [path, ''],
    [path, 'show=slow&window=7d'],
  ]),
  ...['clusters', 'runs', 'jobs', 'warehouses'].flatMap((noun): [string, string][] => [
    [`/${noun}`, ''],
    [`/workspaces/prod/${noun}`, q],
    [`/workspaces/prod/${noun}/${runId}`, ''],
  ]),
  [
    `/workspaces/prod/runs/${runId}`,
    `view=logs&${new URLSearchParams({ find: search }).toString()}`,
  ],
  [`/workspaces/prod/runs/${runId}/compare`, ''],
  [`/workspaces/prod/runs/${runId}/compare`, `with=${encodeURIComponent(search)}`],
  [`/workspaces/prod/runs/${runId}/compare`, 'with=9007199254741011'],
  ['/doctor', ''],
  [`/workspaces/prod/jobs/${runId}`, 'runs=96'],
  ['/schedule', ''],
  ['/workspaces/prod/schedule', 'show=past&window=7d'],
  ['/clusters', 'kind=all&show=changing&pinned=true'],
  ['/runs', `state=failed,queued&window=3d&${q}`],
  ['/jobs', `mine=true&starts=schedule&show=paused&${q}`],
  ['/jobs', `show=run-as-left&${q}`],
  ['/workspaces/prod/jobs', 'show=never-succeeded&mine=true'],
  ['/warehouses', `kind=serverless&show=idle&${q}`],
]

test.each(navigation.filter(({ noun }) => noun !== 'api-docs'))(
  '$noun is shown as code',
  ({ noun }) => expect(calls.map((each) => each.noun)).toContain(noun),
)

it('has nothing to give for pages that show nothing of Databricks', () =>
  expect(callOf('/api-docs', { workspaces: [prod], search: new URLSearchParams() })).toBeNull())

describe.each(pages)('%s?%s', (path, filters) => {
  it.each(['curl', 'cli'] as const)('is bash that can be read: %s', (id) =>
    expect(() => execFileSync('bash', ['-n'], { input: code(id, path, filters) })).not.toThrow(),
  )

  it('is JavaScript that can be read', () =>
    expect(
      () => new Script(`(async () => {${code('javascript', path, filters)}\n})`),
    ).not.toThrow())

  it.each(languages)('shows all that is in it, and holds no token: $name', ({ write }) => {
    const text = write(shown(path, filters), place)
    expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u)
    expect(text.toLowerCase()).not.toContain('eyj')
    expect(text).toMatch(/DATABRICKS_TOKEN|databricks /)
  })
})

/** The workspace stands in the path of most. */
const inPath = ({ shape }: { shape: object }) => ('workspace' in shape ? { workspace: 'prod' } : {})

it.each([
  ['/clusters', listClustersInput, `show=idle&pinned=true&kind=job&${q}`],
  ['/runs', listRunsInput, `state=failed&window=7d&${q}`],
  ['/jobs', listJobsInput, q],
  ['/warehouses', listWarehousesInput, `kind=pro&${q}`],
  ['/', readNowInput, 'window=3d&show=failed'],
  ['/schedule', everyScheduleInput, ''],
  ['/workspaces/prod/schedule', readScheduleInput, 'show=7d'],
] as const)('%s asks for what our API knows by that name', (path, input, filters) => {
  for (const { query } of shown(path, filters).reads)
    expect(input.strict().safeParse({ ...inPath(input), ...query }).error).toBeUndefined()
})

it('asks of our API what the page is filtered by', () => {
  expect(shown('/clusters', 'show=running&pinned=true&q=etl').reads[0].query).toEqual({
    source: 'UI,API,MODELS,SQL',
    state: 'RUNNING',
    pinned: 'true',
    q: 'etl',
    limit: '5000',
  })
  expect(shown('/workspaces/prod/runs', 'state=failed,queued&window=7d').reads[0].query).toEqual({
    window: '7d',
    state: 'failed,queued',
    limit: '10000',
    budgetMs: '20000',
  })
})

it('says in every language what no call can leave out', () => {
  for (const { write } of languages) {
    expect(write(shown('/clusters', 'show=idle'), place)).toContain('nobody has used for an hour')
    expect(write(shown('/jobs', 'mine=true'), place)).toContain('jobs that you made')
  }
})

it('filters by a field where the language can, and says so where it cannot', () => {
  const page = ['/warehouses', 'kind=pro'] as const
  expect(code('javascript', ...page)).toContain("if (['pro'].includes(item.kind))")
  expect(code('powershell', ...page)).toContain("Where-Object { $_.kind -cin 'pro' }")
  expect(code('python', ...page)).toContain(') in ["pro"]):')
  expect(code('curl', ...page)).toContain('# The page shows only items whose kind is pro')
  expect(code('cli', ...page)).toContain('# The command cannot choose by kind')
})

it('asks in Python for pinned clusters by a word, since the SDK would send True, which the API refuses', () =>
  expect(code('python', '/clusters', 'pinned=true')).toContain('is_pinned="true",'))

it('searches in Python where the page does, and says that the CLI cannot', () => {
  expect(code('python', '/runs', 'q=Nightly+ETL')).toContain('for word in ["nightly", "etl"]):')
  expect(code('cli', '/runs', q)).toContain('# The command cannot search for $')
})

it('gives a comparison as the comparison, with the run that was chosen, and its logs', () => {
  const page = `/workspaces/prod/runs/${runId}/compare`
  const path = `/api/databricks/workspaces/prod/runs/${runId}/compare`
  expect(shown(page, 'with=9007199254741011').reads).toMatchObject([
    { paths: [path], query: { with: '9007199254741011' } },
    { paths: [`${path}/logs`], query: { with: '9007199254741011' } },
  ])
  expect(shown(page, 'with=previous').reads).toMatchObject([{ query: { with: 'previous' } }])
  for (const mistyped of ['', 'with=toString', 'with=1e3', `with=${'9'.repeat(20)}`])
    expect(shown(page, mistyped).reads).toMatchObject([{ query: { with: 'last-success' } }])
  for (const { write } of languages)
    expect(write(shown(page, 'with=previous'), place)).toContain(`${path}/logs`)
})

it('gives what the doctor says as one call, whatever workspaces there are', () =>
  expect(shown('/doctor').reads.map(({ paths }) => paths)).toEqual([['/api/databricks/doctor']]))

it('has nothing to give for a page below another that it does not know', () =>
  expect(
    callOf('/workspaces/prod/jobs/1/unknown', {
      workspaces: [prod],
      search: new URLSearchParams(),
    }),
  ).toBeNull())

it('keeps ids beyond 2^53 exact in every language', () => {
  const page = `/workspaces/prod/runs/${runId}`
  expect(code('python', page)).toContain(`w.jobs.get_run(run_id=${runId}, include_history=True)`)
  expect(code('cli', page)).toContain(`databricks jobs get-run ${runId} --include-history -o json`)
  for (const { write } of languages) expect(write(shown(page), place)).toContain(runId)
})

it('points official clients at each workspace by its id, and never at one whose id is not known', () => {
  const python = code('python', '/clusters')
  expect(python).toContain('in [["prod", "2876543210987654"], ["dev", "9223372036854775807"]]:')
  expect(code('cli', '/clusters')).toContain(
    'for workspace_id in 2876543210987654 9223372036854775807',
  )
  for (const id of ['python', 'cli'] as const) {
    const text = code(id, '/clusters', '', [prod, { ...dev, workspaceId: null }])
    expect(text).toMatch(/# Workspace "?dev"? has not told its id yet/)
    expect(text).toContain(prod.workspaceId)
    expect(text).not.toContain('for workspace')
  }
})

it.each(runStates.filter((state) => state !== 'unknown'))(
  'tells %s by the words that Lakedeck folds into it',
  (state) => {
    for (const word of wordsOfState[state]) {
      const byLife = foldState({ life_cycle_state: word }, undefined).state
      const byResult = foldState(
        { life_cycle_state: 'TERMINATED', result_state: word },
        undefined,
      ).state
      expect([byLife, byResult]).toContain(state)
    }
  },
)

it('gives the tasks of as many runs of a job as its page draws, and who may do what', () => {
  const page = `/workspaces/prod/jobs/${runId}`
  const reads = shown(page, 'runs=48').reads
  expect(reads.flatMap(({ paths }) => paths)).toEqual([
    `/api/databricks/workspaces/prod/jobs/${runId}`,
    `/api/databricks/workspaces/prod/jobs/${runId}/permissions`,
    '/api/databricks/workspaces/prod/runs/grid',
  ])
  expect(reads[2]?.query).toEqual({ jobId: runId, limit: '48' })
  expect(code('cli', page, 'runs=49')).toContain('--expand-tasks --limit 24')
})

it('gives the runs of the window that the timeline shows', () => {
  const windowOf = (search: string) => shown('/schedule', search).reads[0].query['window']
  expect(windowOf('show=past&window=3d')).toBe('3d')
  expect(windowOf('show=past')).toBe('24h')
  expect(windowOf('show=past&window=year')).toBe('24h')
})
