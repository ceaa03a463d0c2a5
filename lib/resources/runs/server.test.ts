import { callerNumber } from '@/lib/api/testing/test-caller'
import { repairId, runId } from '@/lib/databricks/ids'
import {
  gone,
  inTurn,
  json,
  prod,
  raw,
  serveWorkspaces,
  type Reply,
} from '@/lib/databricks/testing/serve-workspaces'
import {
  exportRunInput,
  listRunsInput,
  repairRunInput,
  runDetail,
  runOutput,
  runOutputInput,
  runPage,
  usualInput,
  usualTimes,
} from './schema'
import {
  cancelRun,
  exportRun,
  getRun,
  getRunOutput,
  getUsualTimes,
  listRuns,
  repairRun,
} from './server'
import { onGrid } from './slices'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 1_500
const somebody = () => callerNumber(++number)
const id = runId.parse('620000000000000017')
const one = { workspace: prod, runId: id }
const asked = () =>
  server.seen.map(
    ({ method, url }) => `${method} ${url.split('?')[0]?.split('/').slice(4).join('/')}`,
  )
const posted = () => server.seen.filter(({ method }) => method === 'POST')
const list = (more: object = {}) => listRunsInput.parse({ workspace: 'prod', ...more })

const byPath =
  (replies: Record<string, Reply>): Reply =>
  (seen, response) => {
    const path = seen.url.split('?')[0]?.split('/').pop() ?? ''
    ;(replies[path] ?? json({ error_code: 'ENDPOINT_NOT_FOUND', message: seen.url }, 404))(
      seen,
      response,
    )
  }
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)
const bare = (text: string) => json(text)
const failed = '{"life_cycle_state":"TERMINATED","result_state":"FAILED"}'
const active = '{"life_cycle_state":"RUNNING"}'

/** A page as the wire has it, with ids that a number cannot hold. */
const hourMs = 3_600_000
function runsList(count: number, spacingMs: number): Reply {
  const newest = Date.now()
  const runs = Array.from({ length: count }, (_, at) => ({
    id: `62000000000000${String(at).padStart(4, '0')}`,
    start: newest - at * spacingMs,
  }))
  return (seen, response) => {
    const query = new URL(seen.url, 'http://x').searchParams
    const from = Number(query.get('start_time_from') ?? 0)
    const to = Number(query.get('start_time_to') ?? Infinity)
    const limit = Number(query.get('limit'))
    const inside = runs.filter(({ start }) => start >= from && start <= to)
    const first = Number(query.get('page_token') ?? 0)
    const body = inside
      .slice(first, first + limit)
      .map(({ id, start }) => `{"run_id":${id},"start_time":${start},"state":${failed}}`)
    const token = first + limit < inside.length ? `,"next_page_token":"${first + limit}"` : ''
    json(`{"runs":[${body.join(',')}]${token}}`)(seen, response)
  }
}

describe('listing runs', () => {
  it('of a time reads them all, side by side, each once and with its exact id', async () => {
    server.reply(runsList(300, hourMs / 14))
    const page = await listRuns(somebody(), list({ window: '24h' }))
    expect(runPage.safeParse(page).success).toBe(true)
    expect(page.items).toHaveLength(300)
    expect(new Set(page.items.map(({ runId }) => runId)).size).toBe(300)
    expect(page.items[0]?.runId).toBe('620000000000000000')
    expect(page.coverage).toMatchObject({ complete: true, missing: [], stoppedBy: null })
    expect(page.items.map(({ startedAt }) => startedAt)).toEqual(
      page.items
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .reverse(),
    )
  })

  it('of a time says what is not loaded when the budget ends', async () => {
    const slowly: Reply = (seen, response) =>
      void setTimeout(() => runsList(2_000, hourMs / 100)(seen, response), 120)
    server.reply(slowly)
    const page = await listRuns(somebody(), list({ window: '24h', budgetMs: 300 }))
    expect(page.items.length).toBeGreaterThanOrEqual(24)
    expect(page.coverage).toMatchObject({ complete: false, stoppedBy: 'budget' })
    const [newest] = page.coverage.missing
    expect(Date.parse(newest?.to ?? '')).toBeLessThan(Date.now())
  })

  it('of a time is answered from memory at the next look, but for the newest', async () => {
    server.reply(runsList(300, hourMs / 14))
    const caller = somebody()
    await listRuns(caller, list({ window: '24h' }))
    const first = server.seen.length
    await listRuns(caller, list({ window: '24h' }))
    expect(server.seen.length - first).toBeLessThan(first / 2)
  })

  describe('of a window that is looked at again', () => {
    type Wire = { id: string; state: string; ended?: number }
    const began = Date.now() - 3 * hourMs
    const wire = ({ id, state, ended }: Wire) =>
      `{"run_id":${id},"start_time":${began},"state":${state}${ended ? `,"end_time":${ended}` : ''}}`
    /** What the slices of hours ago say, what goes on now, and each run as it is. */
    const told = (slice: Wire[], goesOn: Wire[], single: Wire[]): Reply => {
      return (seen, response) => {
        const query = new URL(seen.url, 'http://x').searchParams
        if (seen.url.includes('/runs/get')) {
          const run = single.find(({ id }) => id === query.get('run_id'))
          return (run ? json(wire(run)) : json({ error_code: 'INVALID_PARAMETER_VALUE' }, 400))(
            seen,
            response,
          )
        }
        const from = Number(query.get('start_time_from') ?? 0)
        const to = Number(query.get('start_time_to') ?? Infinity)
        const runs = query.has('active_only') ? goesOn : slice
        json(`{"runs":[${from <= began && began <= to ? runs.map(wire).join(',') : ''}]}`)(
          seen,
          response,
        )
      }
    }
    const look = async (caller: ReturnType<typeof somebody>) =>
      (await listRuns(caller, list({ window: '24h' }))).items.map(({ runId, state }) => [
        runId,
        state,
      ])
    afterEach(() => jest.restoreAllMocks())
    const going = { id: '7', state: active }
    const over = { id: '7', state: failed, ended: began + hourMs }

    it('a run that ended since its slice was read is asked for, once', async () => {
      server.reply(told([going], [going], []))
      const caller = somebody()
      expect(await look(caller)).toEqual([['7', 'running']])
      server.reply(told([over], [], [over]))
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 90_000)
      expect(await look(caller)).toEqual([['7', 'failed']])
      const before = server.seen.length
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 2_000)
      expect(await look(caller)).toEqual([['7', 'failed']])
      expect(server.seen.slice(before).filter(({ url }) => url.includes('/runs/get'))).toEqual([])
    })

    it('a run that is repaired goes on although its slice has it as over', async () => {
      server.reply(told([over], [], []))
      const caller = somebody()
      expect(await look(caller)).toEqual([['7', 'failed']])
      server.reply(told([], [going], []))
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 90_000)
      expect(await look(caller)).toEqual([['7', 'running']])
    })

    it('asks for the newest and for what goes on, and for nothing else', async () => {
      const ended = runsList(600, hourMs / 28)
      server.reply((seen, response) =>
        (seen.url.includes('active_only') ? json('{}') : ended)(seen, response),
      )
      const caller = somebody()
      // Far from where the next five minutes begin, and other slices with them.
      const now = onGrid(Date.now()) + 60_000
      jest.spyOn(Date, 'now').mockReturnValue(now)
      await look(caller)
      const first = server.seen.length
      jest.spyOn(Date, 'now').mockReturnValue(now + 2_000)
      await look(caller)
      expect(first).toBeGreaterThan(20)
      expect(server.seen.length - first).toBeLessThanOrEqual(4)
    })

    it('is refused where the newest are', async () => {
      server.reply(refused)
      await expect(look(somebody())).rejects.toMatchObject({ kind: 'no-access' })
    })

    it('is there where what goes on may not be asked for', async () => {
      server.reply((seen, response) =>
        (seen.url.includes('active_only') ? refused : told([over], [], []))(seen, response),
      )
      expect(await look(somebody())).toEqual([['7', 'failed']])
    })
  })

  it('without a time goes page by page', async () => {
    server.reply(runsList(60, 1_000))
    const caller = somebody()
    const first = await listRuns(caller, list({ limit: 30 }))
    expect(first.items).toHaveLength(30)
    expect(first.coverage).toMatchObject({ complete: false, stoppedBy: 'limit' })
    const rest = await listRuns(caller, list({ limit: 100, pageToken: first.nextPageToken }))
    expect([rest.items.length, rest.nextPageToken, rest.coverage.complete]).toEqual([
      30,
      null,
      true,
    ])
  })

  it('hands its filters to Databricks, and leaves out states itself', async () => {
    server.reply(json(`{"runs":[{"run_id":1,"state":${failed}},{"run_id":2,"state":${active}}]}`))
    const page = await listRuns(
      somebody(),
      list({ jobId: '9007199254740993', which: 'completed', type: 'SUBMIT_RUN', state: 'failed' }),
    )
    expect(page.items.map(({ runId }) => runId)).toEqual(['1'])
    const query = new URL(server.seen[0]?.url ?? '', 'http://x').searchParams
    expect(Object.fromEntries(query)).toEqual({
      limit: '24',
      job_id: '9007199254740993',
      run_type: 'SUBMIT_RUN',
      completed_only: 'true',
    })
  })

  it('leaves out what lacks a word of the search', async () => {
    const run = (id: number, name: string) =>
      `{"run_id":${id},"run_name":"${name}","state":${failed}}`
    server.reply(json(`{"runs":[${run(1, 'Nightly ETL')},${run(2, 'Weekly ETL')}]}`))
    const page = await listRuns(somebody(), list({ q: 'etl night', state: 'failed' }))
    expect(page.items.map(({ runId }) => runId)).toEqual(['1'])
  })

  describe('tells since when a repair is on', () => {
    const hoursAgo = (hours: number) => Date.now() - hours * hourMs
    const repaired = (tasks: string) =>
      `{"runs":[{"run_id":7,"start_time":${hoursAgo(9)},"state":${active}${tasks}}]}`
    const begun = hoursAgo(1)
    const tasks = `,"tasks":[{"run_id":8,"task_key":"a","start_time":${begun},"state":${active}}]`
    const plain = json(repaired(''))

    it.each([{ window: '24h' }, { limit: 5 }])('in a list by %j', async (by) => {
      server.reply((seen, response) =>
        (seen.url.includes('expand_tasks') ? json(repaired(tasks)) : plain)(seen, response),
      )
      const [found] = (await listRuns(somebody(), list(by))).items
      expect(found?.goingSince).toBe(new Date(begun).toISOString())
      const asking = server.seen.filter(({ url }) => url.includes('expand_tasks'))
      expect(asking.map(({ url }) => url.includes('active_only=true'))).toEqual([true])
    })

    it('and where the tasks are refused the list is there all the same', async () => {
      server.reply((seen, response) =>
        (seen.url.includes('expand_tasks') ? refused : plain)(seen, response),
      )
      expect((await listRuns(somebody(), list({ limit: 5 }))).items).toHaveLength(1)
    })
  })

  it('is refused with what Databricks says', async () => {
    server.reply(refused)
    await expect(listRuns(somebody(), list({ window: '24h' }))).rejects.toMatchObject({
      status: 403,
      message: 'You may not.',
    })
    await expect(listRuns(somebody(), list())).rejects.toMatchObject({ status: 403 })
  })
})

describe('one run', () => {
  it('has the tasks of all its pages', async () => {
    const task = (at: number) =>
      `{"task_key":"t${at}","run_id":${700000000000000000n + BigInt(at)}}`
    const page = (from: number, count: number, token: string) =>
      bare(
        `{"run_id":${id},"tasks":[${Array.from({ length: count }, (_, at) => task(from + at)).join(',')}]${token}}`,
      )
    server.reply(inTurn(page(0, 100, ',"next_page_token":"p2"'), page(100, 20, '')))
    const found = runDetail.parse(await getRun(somebody(), one))
    expect(found.tasks).toHaveLength(120)
    expect(found.tasks[119]?.runId).toBe('700000000000000119')
    expect(server.seen[1]?.url).toContain('page_token=p2')
    expect(server.seen[0]?.url).toContain(`run_id=${id}&include_history=true`)
  })

  it('that is not there is a 404, whatever status Databricks gives it', async () => {
    server.reply(
      json({ error_code: 'INVALID_PARAMETER_VALUE', message: `Run ${id} does not exist.` }, 400),
    )
    await expect(getRun(somebody(), one)).rejects.toMatchObject({ kind: 'not-found', status: 404 })
  })

  it('is exported as Databricks has it, or refused in its words', async () => {
    server.reply(json({ views: [{ content: '<html>', name: 'n', type: 'NOTEBOOK' }] }))
    const input = exportRunInput.parse({ ...one, views: 'ALL' })
    expect((await exportRun(somebody(), input)).views).toHaveLength(1)
    expect(server.seen[0]?.url).toContain('views_to_export=ALL')
    server.reply(
      json({ error_code: 'INVALID_PARAMETER_VALUE', message: 'not a notebook run' }, 400),
    )
    await expect(exportRun(somebody(), input)).rejects.toMatchObject({ status: 400 })
  })
})

describe('what a task left', () => {
  const output = (more: object = {}) => runOutputInput.parse({ ...one, ...more })
  const log = Array.from({ length: 40_000 }, (_, at) => `${at} ${'é'.repeat(50)}`).join('\n')
  const answer = json({
    error: 'ValueError: no\n at x',
    error_trace: 'trace',
    logs: log,
    logs_truncated: true,
  })

  it('comes without its log, and of an ended task from memory after that', async () => {
    server.reply(answer)
    const caller = somebody()
    const first = runOutput.parse(await getRunOutput(caller, output({ isOver: true })))
    expect(first).toMatchObject({ errorLine: 'ValueError: no', trace: 'trace' })
    expect(first.log).toEqual({
      totalBytes: Buffer.byteLength(log),
      isTruncated: true,
      text: null,
      fromByte: Buffer.byteLength(log),
    })
    expect(await getRunOutput(caller, output({ isOver: 'true' }))).toEqual(first)
    expect(server.seen).toHaveLength(1)
  })

  describe('when the right to see it ends', () => {
    const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)
    const minutes = (count: number) => {
      const at = Date.now() + count * 60_000
      jest.spyOn(Date, 'now').mockReturnValue(at)
    }
    afterEach(() => jest.restoreAllMocks())

    it('is refused within two minutes, from memory too', async () => {
      server.reply(answer)
      const caller = somebody()
      const ask = () => getRunOutput(caller, output({ isOver: true }))
      await ask()
      server.reply(refused)
      minutes(2)
      await expect(ask()).rejects.toMatchObject({ status: 403, message: 'You may not.' })
    })

    it('lasts for a list that was just told of the run, and not after it was refused by itself', async () => {
      server.reply(answer)
      const caller = somebody()
      const asListed = () => getRunOutput(caller, output({ isOver: true }), { isListed: true })
      await asListed()
      server.reply(refused)
      minutes(5)
      expect((await asListed()).errorLine).toBe('ValueError: no')
      expect(server.seen).toHaveLength(0)
      await expect(getRunOutput(caller, output({ isOver: true }))).rejects.toThrow('You may not.')
      await expect(asListed()).rejects.toThrow('You may not.')
    })
  })

  it('comes with the end of its log, whole lines of it, or with all of it', async () => {
    server.reply(answer)
    const caller = somebody()
    const tail = await getRunOutput(caller, output({ log: 'tail', tailBytes: 5_000 }))
    expect(Buffer.byteLength(tail.log?.text ?? '')).toBeLessThanOrEqual(5_000)
    expect(tail.log?.text).toMatch(/^\d+ é/)
    expect(log.endsWith(tail.log?.text ?? 'x')).toBe(true)
    const all = await getRunOutput(caller, output({ log: 'all' }))
    expect([all.log?.text === log, all.log?.fromByte]).toEqual([true, 0])
  })

  it('of a single long line is cut between two characters', async () => {
    server.reply(json({ logs: 'é'.repeat(10_000) }))
    const tail = await getRunOutput(somebody(), output({ log: 'tail', tailBytes: 1_001 }))
    expect(tail.log?.text).toBe('é'.repeat(500))
  })

  it('may be nothing, a result, a link or another run', async () => {
    server.reply(
      inTurn(
        json({}),
        json({ notebook_output: { result: 'ok', truncated: false } }),
        json({ sql_output: { query_output: { output_link: 'https://x/sql' } } }),
        bare('{"run_job_output":{"run_id":620000000000000019}}'),
      ),
    )
    const next = () => getRunOutput(somebody(), output())
    expect(await next()).toMatchObject({ log: null, errorLine: null, result: null })
    expect((await next()).result).toEqual({ text: 'ok', isTruncated: false })
    expect((await next()).sqlLink).toBe('https://x/sql')
    expect((await next()).startedRunId).toBe('620000000000000019')
  })

  it('of a run with several tasks is refused in the words of Databricks', async () => {
    const message = 'Retrieving the output of runs with multiple tasks is not supported.'
    server.reply(json({ error_code: 'INVALID_PARAMETER_VALUE', message }, 400))
    await expect(getRunOutput(somebody(), output())).rejects.toMatchObject({ message })
  })
})

describe('what is usual', () => {
  const input = usualInput.parse({ workspace: 'prod', jobId: '9007199254740993' })
  const done = (id: number, ms: number, result_state = 'SUCCESS') => ({
    run_id: id,
    start_time: id,
    run_duration: ms,
    state: { life_cycle_state: 'TERMINATED', result_state },
    job_clusters: ['megabytes'],
    tasks: [
      {
        run_id: id + 100,
        task_key: 'load',
        execution_duration: ms / 2,
        notebook_task: { notebook_path: '/x' },
        state: { life_cycle_state: 'TERMINATED', result_state },
      },
    ],
  })

  it('is told of a job and of each task by one call, and then from memory', async () => {
    server.reply(
      json({ runs: [done(1, 10_000), done(2, 20_000), done(3, 60_000), done(4, 9e9, 'FAILED')] }),
    )
    const caller = somebody()
    const found = usualTimes.parse(await getUsualTimes(caller, input))
    expect(found).toMatchObject({
      job: { medianMs: 20_000, of: 3 },
      tasks: [{ taskKey: 'load', medianMs: 10_000, of: 3 }],
    })
    expect(await getUsualTimes(caller, input)).toEqual(found)
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]?.url).toContain('expand_tasks=true')
  })

  it('is not known of a job that never ran, nor told to who may not see it', async () => {
    server.reply(json({ has_more: false }))
    expect(await getUsualTimes(somebody(), input)).toMatchObject({ job: null, tasks: [] })
    server.reply(refused)
    await expect(getUsualTimes(somebody(), input)).rejects.toMatchObject({ status: 403 })
  })
})

describe('canceling', () => {
  it('sends the exact id, again after a 503, and answers with the run after it', async () => {
    server.reply(
      byPath({
        cancel: inTurn(json({}, 503), json({})),
        get: bare(`{"run_id":${id},"state":{"life_cycle_state":"TERMINATING"}}`),
      }),
    )
    expect((await cancelRun(somebody(), one)).lifeCycle).toBe('TERMINATING')
    expect(posted().map(({ body }) => body)).toEqual([`{"run_id":${id}}`, `{"run_id":${id}}`])
  })

  it('is refused to who may not', async () => {
    server.reply(byPath({ cancel: refused }))
    await expect(cancelRun(somebody(), one)).rejects.toMatchObject({
      kind: 'no-access',
      status: 403,
    })
  })
})

describe('repairing', () => {
  const repair = (more: object = {}) => repairRunInput.parse({ ...one, ...more })
  const original = `{"type":"ORIGINAL","state":${failed}}`
  const history = (state: string, ...repairs: string[]) =>
    bare(
      `{"run_id":${id},"state":${state},"repair_history":[${[original, ...repairs.map((each) => `{"type":"REPAIR","id":${each}}`)].join(',')}]}`,
    )
  const [first, second] = ['9007199254740993', '9007199254740995'] as const

  it('the first time names no repair before it, and sends everything that failed', async () => {
    server.reply(byPath({ get: history(failed), repair: bare(`{"repair_id":${first}}`) }))
    expect(await repairRun(somebody(), repair())).toMatchObject({
      repairId: first,
      wasThere: false,
    })
    expect(posted()[0]?.body).toBe(`{"run_id":${id},"rerun_all_failed_tasks":true}`)
  })

  it('the second time names the one before, digit for digit', async () => {
    server.reply(byPath({ get: history(failed, first), repair: bare(`{"repair_id":${second}}`) }))
    const input = repair({ tasks: ['a'], jobParameters: { day: 'x' } })
    expect(await repairRun(somebody(), input)).toMatchObject({ repairId: second })
    expect(posted()[0]?.body).toBe(
      `{"run_id":${id},"rerun_tasks":["a"],"rerun_dependent_tasks":true,"job_parameters":{"day":"x"},"latest_repair_id":${first}}`,
    )
  })

  it('whose answer is lost has happened when the history has a new one', async () => {
    server.reply(
      byPath({ get: inTurn(history(failed), history(failed, first)), repair: json({}, 503) }),
    )
    expect(await repairRun(somebody(), repair())).toMatchObject({
      repairId: first,
      wasThere: false,
    })
    expect(posted()).toHaveLength(1)
  })

  it('whose answer is lost has happened when the run is active', async () => {
    server.reply(
      byPath({ get: inTurn(history(failed), history(active)), repair: raw(502, {}, 'x') }),
    )
    expect(await repairRun(somebody(), repair())).toMatchObject({ repairId: null })
    expect(posted()).toHaveLength(1)
  })

  it('that has not happened is sent once more with the same id before it, then given up', async () => {
    server.reply(
      byPath({
        get: history(failed, first),
        repair: inTurn(json({}, 503), bare(`{"repair_id":${second}}`)),
      }),
    )
    expect(await repairRun(somebody(), repair())).toMatchObject({ repairId: second })
    expect(new Set(posted().map(({ body }) => body)).size).toBe(1)
    server.reply(byPath({ get: history(failed), repair: json({}, 503) }))
    await expect(repairRun(somebody(), repair())).rejects.toMatchObject({ status: 503 })
    expect(posted()).toHaveLength(2)
  })

  it('asked for again by the same press begins nothing', async () => {
    server.reply(byPath({ get: history(failed, first) }))
    const again = repair({ latestRepairId: null })
    expect(await repairRun(somebody(), again)).toMatchObject({ repairId: first, wasThere: true })
    server.reply(byPath({ get: history(active, first) }))
    const active_ = repair({ latestRepairId: repairId.parse(first) })
    expect(await repairRun(somebody(), active_)).toMatchObject({ wasThere: true })
    expect(posted()).toEqual([])
  })

  it('by two presses at once is the one repair for both', async () => {
    const active_ = { error_code: 'INVALID_PARAMETER_VALUE', message: 'Run 1 is active.' }
    server.reply(
      byPath({ get: inTurn(history(failed), history(active, first)), repair: json(active_, 400) }),
    )
    const input = repair({ latestRepairId: null })
    expect(await repairRun(somebody(), input)).toMatchObject({ repairId: first, wasThere: true })
    server.reply(byPath({ get: history(failed), repair: json(active_, 400) }))
    await expect(repairRun(somebody(), input)).rejects.toMatchObject({
      message: 'Run 1 is active.',
    })
  })

  it('after a repair that the run never had is refused, and begins nothing', async () => {
    server.reply(byPath({ get: history(failed, first) }))
    const input = repair({ latestRepairId: repairId.parse('424242') })
    await expect(repairRun(somebody(), input)).rejects.toMatchObject({ code: 'STALE_REPAIR' })
    expect(posted()).toEqual([])
  })

  it('what still runs or went well is refused, and Databricks is not even asked to', async () => {
    server.reply(byPath({ get: history(active) }))
    await expect(repairRun(somebody(), repair())).rejects.toMatchObject({
      status: 409,
      message: 'It still runs. Repair it when it has ended.',
    })
    server.reply(
      byPath({ get: history('{"life_cycle_state":"TERMINATED","result_state":"SUCCESS"}') }),
    )
    await expect(repairRun(somebody(), repair())).rejects.toMatchObject({ status: 409 })
    expect(posted()).toEqual([])
  })

  it('is refused to who may not, at once', async () => {
    server.reply(byPath({ get: history(failed), repair: refused }))
    await expect(repairRun(somebody(), repair())).rejects.toMatchObject({ kind: 'no-access' })
    expect(asked()).toEqual(['GET runs/get', 'POST runs/repair'])
  })
})

it('a workspace where nobody listens says so', async () => {
  const caller = somebody()
  await expect(listRuns(caller, { ...list(), workspace: gone })).rejects.toMatchObject({
    kind: 'unreachable',
  })
})
