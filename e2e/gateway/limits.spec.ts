import { cluster, emulator, expect, test } from '../fixtures'
import { type Door, startDoors } from './doors'
import { databricksToken, lakedeckToken } from './tokens'

// Each starts two servers of its own, on the same ports.
test.describe.configure({ mode: 'default' })

const jobId = 418006550000019
const jobOf = `/api/databricks/workspaces/prod/jobs/${jobId}`

/** The same wish as our API takes it and as Databricks' clients send it. */
const runNow = [
  { path: `${jobOf}/run-now`, body: {} },
  { path: '/api/2.2/jobs/run-now', body: { job_id: jobId } },
]
const cancelAll = [
  { path: `${jobOf}/cancel-all`, body: {} },
  { path: '/api/2.2/jobs/runs/cancel-all', body: { job_id: jobId } },
]
const whoAmI = [
  { path: '/api/databricks/workspaces/prod/me' },
  { path: '/api/2.0/preview/scim/v2/Me' },
]
const whatHappened = [
  { path: `/api/databricks/workspaces/prod/clusters/${cluster.adhocAnalytics}/events` },
  { path: '/api/2.1/clusters/events', body: { cluster_id: cluster.adhocAnalytics } },
]

type Wish = { path: string; body?: object }
type Answer = { status: number; code: string; words: string; retryAfter: string | null }

async function ask({ origin }: Door, token: string, { path, body }: Wish): Promise<Answer> {
  const answer = await fetch(origin + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // A problem of ours, or the form of Databricks' errors.
  const told = (await answer.json()) as Record<string, string | undefined>
  return {
    status: answer.status,
    code: told.code ?? told.error_code ?? '',
    words: told.detail ?? told.message ?? '',
    retryAfter: answer.headers.get('retry-after'),
  }
}

/** Starts the server as it is set, with each door, for one story. */
async function atBothDoors(
  settings: Record<string, string>,
  story: (door: Door) => Promise<void>,
): Promise<void> {
  const { doors, stop } = await startDoors(settings, 6)
  try {
    for (const door of doors) await test.step(door.name, () => story(door))
  } finally {
    await stop()
  }
}

async function expectAll(door: Door, token: string, wishes: Wish[], answer: Partial<Answer>) {
  for (const wish of wishes)
    expect(await ask(door, token, wish), `${door.name} ${wish.path}`).toMatchObject(answer)
}

const arrived = async (end: string) =>
  (await emulator.calls()).filter(({ path }) => path.endsWith(end)).length

test('a server that only reads answers questions, refuses each change, and no change reaches a workspace', async () => {
  test.setTimeout(90_000)
  const token = await databricksToken('ada')
  const refused = {
    status: 403,
    code: 'READ_ONLY',
    words: 'This Lakedeck is set to read only: nothing can be changed through it.',
  }
  await atBothDoors({ READ_ONLY: '1' }, async (door) => {
    await expectAll(door, token, [...whoAmI, ...whatHappened], { status: 200 })
    await expectAll(door, token, [...runNow, ...cancelAll], refused)
  })
  const changes = (await emulator.calls()).filter(({ method, service, path }) => {
    return service !== 'entra' && method !== 'GET' && !path.endsWith('/clusters/events')
  })
  expect(changes).toEqual([])
})

test('roles decide who reads, who acts and who does what nothing brings back, and refusals reach no workspace', async () => {
  test.setTimeout(90_000)
  await emulator.settings({ appRoles: { ben: ['Lakedeck.Viewer'], chloe: [] } })
  const [viewer, none] = [await lakedeckToken('ben'), await lakedeckToken('chloe')]
  const script = await databricksToken('ada')
  const settings = { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'operator' }
  await atBothDoors(settings, async (door) => {
    await expectAll(door, none, whoAmI, { status: 403, code: 'ROLE_MISSING' })
    await expectAll(door, viewer, whoAmI, { status: 200 })
    await expectAll(door, viewer, runNow, {
      status: 403,
      code: 'ROLE_REQUIRED',
      words:
        'Your role in Lakedeck is Lakedeck.Viewer. This takes the role Lakedeck.Operator: ask the owner of Lakedeck for it.',
    })
    expect(await arrived('/run-now')).toBe(door.name === 'server door' ? 0 : runNow.length)
    await expectAll(door, script, runNow, { status: 200 })
    await expectAll(door, script, cancelAll, {
      status: 403,
      code: 'ROLE_REQUIRED',
      words:
        'Your role in Lakedeck is Lakedeck.Operator, the one that scripts get here. This takes the role Lakedeck.Admin: ask the owner of Lakedeck for it.',
    })
  })
  expect([await arrived('/run-now'), await arrived('/cancel-all')]).toEqual([4, 0])
})

test('who asks more than a person may is told when to come back, and what is refused reaches no workspace', async () => {
  test.setTimeout(90_000)
  const token = await databricksToken('ben')
  await atBothDoors({ RATE_LIMIT_PERSON: '2' }, async (door) => {
    for (const wish of whoAmI) {
      await emulator.forgetCalls()
      // A new second, which begins with nothing spent.
      await expect.poll(async () => (await ask(door, token, wish)).status).toBe(200)
      const before = await arrived('/Me')
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(door, token, wish)))
      const refused = answers.filter(({ status }) => status !== 200)
      expect(refused.length).toBeGreaterThan(0)
      for (const answer of refused)
        expect(answer).toMatchObject({
          status: 429,
          code: 'REQUEST_LIMIT_EXCEEDED',
          retryAfter: '1',
          words: 'You may make 2 requests a second here, over all your scripts. Try again in 1 s.',
        })
      expect((await arrived('/Me')) - before).toBeLessThanOrEqual(answers.length - refused.length)
    }
  })
})
