import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type Fault, aSecondMs, emulator, expect, origin, test } from './fixtures'
import { databricksToken } from './gateway/tokens'
import { ports } from './ports'

const jobId = '418006550000019'
const runNowPath = '/api/2.2/jobs/run-now'
const address = `${origin}/api/databricks/workspaces/prod/jobs/${jobId}/run-now`

/** How an answer gets lost after the run was started, and how a request gets lost before. */
const losses: Fault[] = [
  {
    service: 'prod',
    path: runNowPath,
    kind: 'status',
    status: 503,
    body: { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Try later' },
    when: 'after',
    times: 1,
  },
  { service: 'prod', path: runNowPath, kind: 'reset', when: 'after', times: 1 },
  { service: 'prod', path: runNowPath, kind: 'reset', when: 'before', times: 1 },
]

/** What one press went through: every status it got, 0 for a connection that broke, and the run it was told. */
type Pressed = { statuses: number[]; runId: string }

type Script = {
  token: string
  /** The key of a press, asked for before each time it is sent. */
  keyOf: (press: number) => string | undefined
  /** Presses whose first connection the script drops by itself, so many milliseconds after sending. */
  dropsAfterMs?: (press: number) => number | undefined
}

/** Sends a press until it is answered: again on a 429 when told, on a 502 or 503, and on a connection that broke. */
async function pressUntilAnswered(script: Script, press: number): Promise<Pressed> {
  const statuses: number[] = []
  for (let attempt = 1; attempt <= 40; attempt += 1) {
    const answer = await send(script, press, attempt)
    statuses.push(answer?.status ?? 0)
    if (answer?.status === 200)
      return { statuses, runId: (JSON.parse(answer.text) as { runId: string }).runId }
    // 25 lanes may ask for more a second than one person may: that is told before anything is done.
    if (answer?.status === 429) await setTimeout(answer.retryAfterMs)
    else if (answer && answer.status !== 502 && answer.status !== 503)
      throw new Error(`press ${press}: ${answer.status} ${answer.text}`)
  }
  throw new Error(`press ${press} was never answered: ${statuses.join(', ')}`)
}

/** Undefined when the connection broke before the whole answer was here. */
async function send(
  { token, keyOf, dropsAfterMs }: Script,
  press: number,
  attempt: number,
): Promise<{ status: number; text: string; retryAfterMs: number } | undefined> {
  const key = keyOf(press)
  const dropMs = attempt === 1 ? dropsAfterMs?.(press) : undefined
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        // Node 20's fetch never ends the reading of a packed body whose connection it dropped itself.
        'accept-encoding': 'identity',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: '{}',
      ...(dropMs === undefined ? {} : { signal: AbortSignal.timeout(dropMs) }),
    })
    const retryAfterMs = Number(answer.headers.get('retry-after') ?? 1) * 1_000
    return { status: answer.status, text: await answer.text(), retryAfterMs }
  } catch {
    return undefined
  }
}

/** Presses `count` times, a few side by side. */
async function pressAll(script: Script, count: number): Promise<Pressed[]> {
  const pressed: Pressed[] = []
  let next = 0
  const lane = async () => {
    for (let press = next++; press < count; press = next++)
      pressed[press] = await pressUntilAnswered(script, press)
  }
  await Promise.all(Array.from({ length: 25 }, lane))
  await setTimeout(aSecondMs)
  return pressed
}

type RunPage = { runs?: { run_id: number; trigger: string }[]; next_page_token?: string }

/** The runs of the job that somebody asked for, as the workspace itself lists them. */
async function runsAsked(token: string): Promise<string[]> {
  const found: string[] = []
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const query = new URLSearchParams({
      job_id: jobId,
      limit: '25',
      ...(pageToken ? { page_token: pageToken } : {}),
    })
    const answer = await fetch(
      `http://127.0.0.1:${ports.workspace}/api/2.2/jobs/runs/list?${query.toString()}`,
      { headers: { authorization: `Bearer ${token}` } },
    )
    const page = (await answer.json()) as RunPage
    const asked = (page.runs ?? []).filter(({ trigger }) => trigger === 'ONE_TIME')
    found.push(...asked.map(({ run_id }) => String(run_id)))
    pageToken = page.next_page_token || undefined
  }
  return found
}

async function newRunsAfter(token: string, presses: () => Promise<Pressed[]>) {
  const before = new Set(await runsAsked(token))
  const pressed = await presses()
  await emulator.clearFaults()
  return { pressed, runs: (await runsAsked(token)).filter((runId) => !before.has(runId)) }
}

test('100 presses of run now are exactly 100 runs, however many answers and connections are lost', async () => {
  test.setTimeout(90_000)
  const token = await databricksToken('ben')
  const keys = Array.from({ length: 100 }, () => randomUUID())
  await emulator.faults(Array.from({ length: 60 }, () => losses).flat())
  const { pressed, runs } = await newRunsAfter(token, () =>
    pressAll(
      {
        token,
        keyOf: (press) => keys[press],
        dropsAfterMs: (press) => (press % 5 === 0 ? press % 40 : undefined),
      },
      100,
    ),
  )
  expect(runs).toHaveLength(100)
  expect(pressed.map(({ runId }) => runId).sort()).toEqual(runs.sort())
  // It was hard enough: the script itself saw lost answers, broken connections upstream, and its own.
  const statuses = pressed.flatMap((each) => each.statuses)
  for (const status of [503, 502, 0])
    expect(statuses.filter((each) => each === status).length, `${status}`).toBeGreaterThan(5)
  const sent = await emulator.calls({ service: 'prod' })
  expect(sent.filter(({ path }) => path === runNowPath).length).toBeGreaterThan(200)
})

test('the key is what does it: with another key each time, a lost answer is another run', async () => {
  const token = await databricksToken('ben')
  // As often as Lakedeck itself asks for one request, so that the script has to ask again.
  const [lostAnswer] = losses
  await emulator.faults(lostAnswer ? [{ ...lostAnswer, times: 3 }] : [])
  const { pressed, runs } = await newRunsAfter(token, () =>
    pressAll({ token, keyOf: () => randomUUID() }, 1),
  )
  expect(pressed[0]?.statuses).toEqual([503, 200])
  expect(runs).toHaveLength(2)
})

test('a key that is none is refused, and nothing is started', async ({ request }) => {
  const token = await databricksToken('ben')
  for (const key of ['', 'x'.repeat(65), 'two keys']) {
    const answer = await request.post(address, {
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      data: {},
    })
    expect([key, answer.status()]).toEqual([key, 400])
  }
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter(({ path }) => path === runNowPath)).toEqual([])
})
