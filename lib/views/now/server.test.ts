import { callerNumber } from '@/lib/api/testing/test-caller'
import {
  dev,
  gone,
  holdAnswers,
  json,
  prod,
  serveWorkspaces,
  type Reply,
  type Seen,
} from '@/lib/databricks/testing/serve-workspaces'
import { knownWorkspace } from '@/lib/databricks/workspaces'
import { nowGaps } from './gaps'
import { notLoaded } from './rules'
import { nowPage, readNowInput } from './schema'
import { readNow } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 4_500
const somebody = () => callerNumber(++number)
const input = (more: object = {}) => readNowInput.parse({ workspace: 'prod', ...more })

const minuteMs = 60_000
type Told = { id: number; job: number; start: number; end?: number; state: object }
const ended = (result_state: string) => ({ life_cycle_state: 'TERMINATED', result_state })
const running = { life_cycle_state: 'RUNNING' }

/** A workspace with these runs; every failed one has a task `load` that says why. */
function workspace(runs: Told[], more: Partial<Record<'get' | 'output', Reply>> = {}): Reply {
  const wire = ({ id, job, start, end, state }: Told) => ({
    run_id: id,
    job_id: job,
    run_name: `job ${job}`,
    start_time: start,
    state,
    ...(end === undefined ? {} : { end_time: end, run_duration: end - start }),
  })
  const list = ({ url }: Seen) => {
    const query = new URL(url, 'http://x').searchParams
    const from = Number(query.get('start_time_from') ?? 0)
    const until = Number(query.get('start_time_to') ?? Infinity)
    const job = query.get('job_id')
    const inside = runs
      .filter(({ start }) => start >= from && start <= until)
      .filter((run) => (job === null ? true : run.job === Number(job)))
      .filter(({ end }) =>
        query.has('active_only')
          ? end === undefined
          : !query.has('completed_only') || end !== undefined,
      )
    const first = Number(query.get('page_token') ?? 0)
    const next = first + Number(query.get('limit'))
    return json({
      runs: inside.slice(first, next).map(wire),
      ...(next < inside.length ? { next_page_token: String(next) } : {}),
    })
  }
  runs.sort((a, b) => b.start - a.start)
  return (seen, response) => {
    const path = seen.url.split('?')[0] ?? ''
    const id = Number(new URL(seen.url, 'http://x').searchParams.get('run_id'))
    if (path.endsWith('/runs/list')) return list(seen)(seen, response)
    const run = runs.find((each) => each.id === id)
    if (path.endsWith('/runs/get-output'))
      return (more.output ?? json({ error: 'KeyError: x\nmore' }))(seen, response)
    if (more.get) return more.get(seen, response)
    const task = { task_key: 'load', run_id: id + 1_000_000, state: run?.state }
    json({ ...(run ? wire(run) : {}), tasks: [task] })(seen, response)
  }
}

const calls = (ending: string) =>
  server.seen.filter(({ url }) => url.split('?')[0]?.endsWith(ending))

it('says what failed and why, what runs, and what is usual', async () => {
  const now = Date.now()
  const usual = [2, 3, 4, 5].map((days) => ({
    id: days,
    job: 1,
    start: now - days * 24 * 60 * minuteMs,
    end: now - days * 24 * 60 * minuteMs + 10 * minuteMs,
    state: ended('SUCCESS'),
  }))
  server.reply(
    workspace([
      ...usual,
      {
        id: 20,
        job: 1,
        start: now - 60 * minuteMs,
        end: now - 50 * minuteMs,
        state: ended('FAILED'),
      },
      { id: 21, job: 1, start: now - 30 * minuteMs, state: running },
    ]),
  )
  const page = nowPage.parse(await readNow(somebody(), input()))
  const [failed, active, slow] = page.items
  expect(page.items.map(({ kind }) => kind)).toEqual(['failed', 'running', 'slow'])
  expect(failed).toMatchObject({
    workspace: 'prod',
    usual: { medianMs: 10 * minuteMs, of: 4 },
    failure: { tasks: [{ taskKey: 'load' }], errorLine: 'KeyError: x', from: 'output' },
  })
  expect(failed?.history).toHaveLength(5)
  expect(active?.run.progress).toBeNull()
  expect(slow?.run.runId).toBe('21')
  expect(page.parts[0]).toMatchObject({
    kind: 'ok',
    isComplete: true,
    failedBefore: 0,
    errors: { known: 1, of: 1 },
  })
})

it('over all workspaces, one that fails says why and the rest is there', async () => {
  server.reply(workspace([{ id: 1, job: 1, start: Date.now() - minuteMs, state: running }]))
  const page = nowPage.parse(await readNow(somebody(), readNowInput.parse({})))
  expect(page.parts.map(({ workspace: alias, kind }) => [alias, kind])).toEqual([
    [prod, 'ok'],
    [dev, 'ok'],
    [gone, 'failed'],
  ])
  expect(page.parts[2]).toMatchObject({ problem: { code: 'UNREACHABLE', action: 'retry' } })
  expect(page.items.map((row) => row.workspace)).toEqual([prod, dev])
  expect(nowGaps(page)).toEqual(['gone: failed (UNREACHABLE)'])
})

it('one that takes too long holds up nobody, and its answer is there for who asks next', async () => {
  const held = holdAnswers(
    workspace([{ id: 1, job: 1, start: Date.now() - minuteMs, state: running }]),
  )
  server.reply(held.reply)
  const caller = somebody()
  const page = await readNow(caller, input({ budgetMs: 100 }))
  held.letGo()
  expect(page.parts[0]).toEqual({ kind: 'slow', workspace: prod })
  const again = await readNow(caller, input({ budgetMs: 2_000 }))
  expect(again.items).toHaveLength(1)
})

it('shows its first rows within the budget, however many runs there are, and says what is missing', async () => {
  const now = Date.now()
  const many = Array.from({ length: 6_000 }, (_, at) => ({
    id: at + 1,
    job: 1 + (at % 900),
    start: now - at * 10_000,
    end: now - at * 10_000 + 5_000,
    state: ended(at % 9 ? 'SUCCESS' : 'FAILED'),
  }))
  const reply = workspace(many)
  server.reply((seen, response) => void setTimeout(() => reply(seen, response), 40))
  const caller = somebody()
  const page = nowPage.parse(await readNow(caller, input({ budgetMs: 900 })))
  expect(page.items.filter(({ failure }) => failure?.from === 'output').length).toBeGreaterThan(0)
  const [part] = page.parts
  if (part?.kind !== 'ok') throw new Error('not ok')
  expect([part.isComplete, part.coverage.complete]).toEqual([false, false])
  expect(part.coverage.missing.length).toBeGreaterThan(0)
  expect(nowGaps(page)[0]).toMatch(/^prod: not all runs that started .* no time was left$/)
  const later = await readNow(caller, input({ budgetMs: 2_000 }))
  const [more] = later.parts
  if (more?.kind !== 'ok') throw new Error('not ok')
  expect(more.counts.failed).toBeGreaterThan(part.counts.failed)
  expect(later.items.filter(({ kind }) => kind === 'failed').length).toBeLessThanOrEqual(200)
})

it('begins no more calls when the person leaves', async () => {
  const now = Date.now()
  const many = Array.from({ length: 2_000 }, (_, at) => ({
    id: at + 1,
    job: at + 1,
    start: now - at * 40_000,
    end: now - at * 40_000 + 5_000,
    state: ended('SUCCESS'),
  }))
  const reply = workspace(many)
  server.reply((seen, response) => void setTimeout(() => reply(seen, response), 30))
  const leaving = new AbortController()
  const reading = readNow(somebody(), input({ budgetMs: 10_000 }), {
    signal: leaving.signal,
  }).catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 120))
  leaving.abort(new Error('left'))
  await reading
  // What was on its way arrives.
  await new Promise((resolve) => setTimeout(resolve, 60))
  const calls = server.seen.length
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(server.seen.length).toBe(calls)
})

it('asks for the error of an ended run once, also after the person changed something', async () => {
  const now = Date.now()
  server.reply(
    workspace([
      {
        id: 1,
        job: 1,
        start: now - 60 * minuteMs,
        end: now - 50 * minuteMs,
        state: ended('FAILED'),
      },
    ]),
  )
  const caller = somebody()
  await readNow(caller, input())
  const { forgetAnswers } = await import('@/lib/databricks/cache')
  forgetAnswers(caller, knownWorkspace(caller, prod))
  const page = await readNow(caller, input())
  expect(page.items[0]?.failure?.errorLine).toBe('KeyError: x')
  expect([calls('/runs/get').length, calls('/runs/get-output').length]).toEqual([1, 1])
})

it('a run that the person is told of no more is gone, with its error that was remembered', async () => {
  const now = Date.now()
  const [start, end] = [now - 60 * minuteMs, now - 50 * minuteMs]
  server.reply(workspace([{ id: 1, job: 1, start, end, state: ended('FAILED') }]))
  const caller = somebody()
  expect((await readNow(caller, input())).items[0]?.failure?.errorLine).toBe('KeyError: x')
  server.reply(workspace([]))
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 6 * minuteMs)
  expect((await readNow(caller, input())).items).toEqual([])
  clock.mockRestore()
})

it('a failure is not read before the words of its task are here, and says so until then', async () => {
  const now = Date.now()
  const state = { ...ended('FAILED'), state_message: 'Workload failed, see run output.' }
  const told = { id: 1, job: 1, start: now - 60 * minuteMs, end: now - 50 * minuteMs, state }
  const held = holdAnswers(json({ error: 'KeyError: x' }))
  server.reply(workspace([told], { output: held.reply }))
  const caller = somebody()
  const early = await readNow(caller, input({ budgetMs: 300 }))
  held.letGo()
  expect(early.items[0]?.failure?.tasks).toBeNull()
  expect(early.parts[0]).toMatchObject({ errors: { known: 0, of: 1 }, isComplete: false })
  const later = await readNow(caller, input({ budgetMs: 2_000 }))
  expect(later.items[0]?.failure).toMatchObject({ errorLine: 'KeyError: x', from: 'output' })
  expect(later.parts[0]).toMatchObject({ errors: { known: 1, of: 1 }, isComplete: true })
})

it('a failure whose error may not be read is there all the same', async () => {
  const now = Date.now()
  const state = { ...ended('FAILED'), state_message: 'See the output.' }
  const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)
  const told = { id: 1, job: 1, start: now - 60 * minuteMs, end: now - 50 * minuteMs, state }
  server.reply(workspace([told], { output: refused }))
  expect((await readNow(somebody(), input())).items[0]?.failure).toMatchObject({
    tasks: [{ taskKey: 'load' }],
    errorLine: 'See the output.',
    from: 'message',
  })
  server.reply(workspace([told], { get: refused }))
  expect((await readNow(somebody(), input())).items[0]?.failure?.tasks).toBeNull()
})

it('what a remembered list has as running, and has ended since, is asked for by itself', async () => {
  const now = Date.now()
  const start = now - 5 * 60 * minuteMs
  server.reply(workspace([{ id: 7, job: 1, start, state: running }]))
  const caller = somebody()
  await readNow(caller, input())
  server.reply(workspace([{ id: 7, job: 1, start, end: now - 1_000, state: ended('FAILED') }]))
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const page = await readNow(caller, input())
  expect(page.items.map(({ kind, run }) => [kind, run.runId])).toEqual([['failed', '7']])
})

it('a workspace that refuses says so in its own words', async () => {
  server.reply(json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403))
  const page = await readNow(somebody(), input())
  expect(page.parts[0]).toMatchObject({
    kind: 'failed',
    problem: { status: 403, detail: 'You may not.' },
  })
})

it('a workspace that is not configured is a 404', async () => {
  await expect(readNow(somebody(), input({ workspace: 'nowhere' }))).rejects.toMatchObject({
    status: 404,
  })
})

describe('a page that stays open', () => {
  const looks = async (caller: ReturnType<typeof somebody>, more: object = {}) => {
    const before = server.seen.length
    const page = await readNow(caller, input({ budgetMs: 20_000, ...more }))
    const [part] = page.parts
    if (part?.kind !== 'ok') throw new Error('not ok')
    return { page, part, calls: server.seen.length - before }
  }
  /** One run every so often, back to the beginning of the window before. */
  const everySo = (now: number, stepMs: number): Told[] =>
    Array.from({ length: Math.floor((2 * 24 * 60 * minuteMs) / stepMs) }, (_, at) => ({
      id: at + 1,
      job: 1,
      start: now - at * stepMs - 1_000,
      end: now - at * stepMs - 500,
      state: ended('SUCCESS'),
    }))
  // The middle of a step of five minutes, so that a minute later is in the same one.
  const now = Math.floor(Date.now() / (5 * minuteMs)) * 5 * minuteMs + 2 * minuteMs
  let clock: jest.SpyInstance<number>
  beforeEach(() => {
    clock = jest.spyOn(Date, 'now').mockReturnValue(now)
  })
  afterEach(() => clock.mockRestore())

  it('asks for what is new and what goes on, and for nothing else again', async () => {
    server.reply(workspace(everySo(now, 2 * minuteMs)))
    const caller = somebody()
    const first = await looks(caller)
    expect(first.part.isComplete).toBe(true)
    expect(first.calls).toBeGreaterThan(20)
    clock.mockReturnValue(now + 20_000)
    const second = await looks(caller)
    expect(second.part.isComplete).toBe(true)
    expect(second.calls).toBe(2)
  })

  it('stops at a round of calls, goes on little by little, and takes another round when asked', async () => {
    server.reply(workspace(everySo(now, 10_000)))
    const caller = somebody()
    const first = await looks(caller)
    expect([first.part.isComplete, first.part.isPaused]).toEqual([false, true])
    expect(nowGaps(first.page)).toContain('prod: ask with more=true for the rest')
    expect(first.calls).toBeLessThanOrEqual(340)
    clock.mockReturnValue(now + 20_000)
    const second = await looks(caller)
    expect(second.calls).toBeLessThanOrEqual(30 + 40)
    expect(missingMs(second.part)).toBeLessThan(missingMs(first.part))
    const third = await looks(caller, { more: true })
    expect(third.calls).toBeGreaterThan(250)
    expect(missingMs(third.part)).toBeLessThan(missingMs(second.part))
  })

  const missingMs = ({ coverage }: { coverage: { missing: { from: string; to: string }[] } }) =>
    coverage.missing.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0)

  /** A run that failed hours ago and has been seen once, and what each further look makes of it. */
  async function afterFailureOf(id: number) {
    const [start, end] = [now - 5 * 60 * minuteMs, now - 4 * 60 * minuteMs]
    const failed = { id, job: 1, start, end, state: ended('FAILED') }
    server.reply(workspace([failed]))
    const caller = somebody()
    const kinds = async () => (await looks(caller)).page.items.map(({ kind }) => kind)
    expect(await kinds()).toEqual(['failed'])
    return { failed, kinds }
  }

  it('tells what a repair made of a failure that it remembers', async () => {
    const { failed, kinds } = await afterFailureOf(7)
    clock.mockReturnValue(now + 20_000)
    server.reply(workspace([{ id: 7, job: 1, start: failed.start, state: running }]))
    expect(await kinds()).toContain('running')
    clock.mockReturnValue(now + 40_000)
    server.reply(workspace([{ ...failed, end: now + 30_000, state: ended('SUCCESS') }]))
    expect(await kinds()).toEqual([])
    const asked = calls('/runs/get').length
    clock.mockReturnValue(now + 60_000)
    expect(await kinds()).toEqual([])
    expect(calls('/runs/get')).toHaveLength(asked)
  })

  it('tells what a repair made of a failure while nobody looked', async () => {
    const { failed, kinds } = await afterFailureOf(9)
    server.reply(workspace([{ ...failed, end: now + 30_000, state: ended('SUCCESS') }]))
    // What is remembered may stand at the first look, and is asked for anew behind it.
    for (const later of [95_000, 105_000]) {
      clock.mockReturnValue(now + later)
      await kinds()
    }
    clock.mockReturnValue(now + 115_000)
    expect(await kinds()).toEqual([])
  })

  it('tells of a run that was asked for by itself no more than of the others', async () => {
    const failed = {
      id: 8,
      job: 1,
      start: now - 5 * 60 * minuteMs,
      end: now - 4 * 60 * minuteMs,
      state: ended('FAILED'),
    }
    const caller = somebody()
    const rowOf = async () => (await looks(caller)).page.items.at(-1)?.run
    server.reply(workspace([failed]))
    const before = await rowOf()
    clock.mockReturnValue(now + 20_000)
    server.reply(workspace([{ id: 8, job: 1, start: failed.start, state: running }]))
    await looks(caller)
    clock.mockReturnValue(now + 40_000)
    server.reply(workspace([{ ...failed, end: now + 30_000 }]))
    const after = await rowOf()
    expect(after?.endedAt).not.toBe(before?.endedAt)
    expect(Object.keys(after ?? {}).sort()).toEqual(Object.keys(before ?? {}).sort())
  })

  it('asks for a few of many that ended at once, and says that some are left until all were asked', async () => {
    const start = now - 3 * 60 * minuteMs
    const many = Array.from({ length: 60 }, (_, at) => ({
      id: at + 1,
      job: at + 1,
      start: start + at,
    }))
    server.reply(workspace(many.map((run) => ({ ...run, state: running }))))
    const caller = somebody()
    await looks(caller)
    const over = many.map((run) => ({ ...run, end: now + 10_000, state: ended('FAILED') }))
    server.reply(workspace(over))
    const stillRunning: number[] = []
    const complete: boolean[] = []
    for (const seconds of [40, 60, 80]) {
      clock.mockReturnValue(now + seconds * 1_000)
      const { part } = await looks(caller)
      stillRunning.push(part.counts.running)
      complete.push(part.isComplete)
    }
    expect(stillRunning).toEqual([36, 12, 0])
    expect(complete.slice(0, 2)).toEqual([false, false])
  })

  it('compares with the time before only when the window is whole', async () => {
    const failedAt = (id: number, hours: number) => ({
      id,
      job: id,
      start: now - hours * 60 * minuteMs,
      end: now - hours * 60 * minuteMs + 1_000,
      state: ended('FAILED'),
    })
    const all = workspace([failedAt(1, 3), failedAt(2, 30)])
    server.reply(all)
    expect((await looks(somebody())).part.failedBefore).toBe(1)
    server.reply((seen, response) => {
      const query = new URL(seen.url, 'http://x').searchParams
      const until = Number(query.get('start_time_to') ?? Infinity)
      const isOlder = !query.has('active_only') && until < now && until > now - 23 * 60 * minuteMs
      ;(isOlder ? json({ error_code: 'X', message: 'no' }, 400) : all)(seen, response)
    })
    const { part } = await looks(somebody())
    expect(part.failedBefore).toBeNull()
    expect(part.coverage.stoppedBy).toBe('error')
    expect(notLoaded(part)[0]).toContain('Databricks refused some of them')
  })
})
