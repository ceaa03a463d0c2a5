import type { BrowserContext, Page } from 'playwright/test'
import { demoSettings, startServer } from '../scripts/demo-services'
import type { Service } from '../scripts/service'
import { emulator, entraOrigin, expect, sessionCookies, signInAtEntra, test } from './fixtures'
import { portBeside, ports } from './ports'
import { startRedis, type TestRedis } from './redis'
import { startRoundRobin, type RoundRobin } from './round-robin'

// Two instances of one installation behind a balancer, with the same secrets and nothing else in common.
const first = portBeside('instances')
const home = `http://localhost:${first}`
const instancePorts = [first + 1, first + 2]
const perPerson = 5

let balancer: RoundRobin
let instances: Service[] = []
let shared: TestRedis | null = null

async function startInstances(redisUrl: string) {
  const settings = {
    ...demoSettings(ports, await emulator.info()),
    NEXTAUTH_URL: home,
    RATE_LIMIT_PERSON: String(perPerson),
    REDIS_URL: redisUrl,
  }
  instances = await Promise.all(
    instancePorts.map((app) => startServer({ ...ports, app }, settings)),
  )
  balancer = await startRoundRobin(first, instancePorts)
}

async function stopInstances() {
  await balancer.close()
  await Promise.all(instances.map((each) => each.stop()))
  await shared?.stop()
  shared = null
}

test.beforeEach(async () => {
  await emulator.settings({ extraRedirectUris: [`${home}/api/auth/callback/azure-ad`] })
  balancer?.only(null)
})

const api = `${home}/api/databricks`

async function eachAnswers(page: Page): Promise<number[]> {
  const answers: number[] = []
  for (const instance of [0, 1]) {
    balancer.only(instance)
    answers.push((await page.request.get(`${api}/workspaces/prod/me`)).status())
  }
  balancer.only(null)
  return answers
}

/**
 * Three times as many requests at once as one person may make; how many got through. What they ask for is not there,
 * which is told only to who may ask.
 */
async function burst(context: BrowserContext): Promise<number> {
  // Until the second in which anything else asked is over.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const cookie = (await context.cookies(home)).map(({ name, value }) => `${name}=${value}`)
  const headers = { cookie: cookie.join('; '), 'sec-fetch-site': 'same-origin' }
  const all = Array.from({ length: 3 * perPerson }, async () => {
    const { status } = await fetch(`${api}/workspaces/nowhere/me`, { headers })
    return status
  })
  const answers = await Promise.all(all)
  expect(answers.every((status) => status === 404 || status === 429)).toBe(true)
  return answers.filter((status) => status === 404).length
}

async function signOutThroughOther(page: Page, context: BrowserContext) {
  await emulator.settings({ accessTokenSeconds: 15 })
  await signInAtEntra(page, 'ben', `${home}/warehouses`)
  await page.goto('about:blank')
  await page.waitForTimeout(16_000)
  await emulator.fault({
    service: 'entra',
    path: '/*',
    method: 'POST',
    times: 1,
    kind: 'delay',
    delayMs: 3_000,
  })
  balancer.only(1)
  const refreshing = page.request.get(`${api}/workspaces/prod/me`)
  await page.waitForTimeout(700)
  balancer.only(0)
  const out = await page.request.post(`${home}/api/logout`, {
    headers: { origin: home },
    maxRedirects: 0,
  })
  expect(out.status()).toBe(303)
  expect(out.headers().location).toMatch(new RegExp(`^${entraOrigin}/.*/logout`))
  expect(await sessionCookies(context)).toEqual([])
  return (await refreshing).status()
}

async function redisCheck(page: Page) {
  const answer = await page.request.get(`${api}/doctor`)
  const { groups } = (await answer.json()) as {
    groups: { checks: { id: string; state: string; words: string }[] }[]
  }
  return groups.flatMap(({ checks }) => checks).find(({ id }) => id === 'installation.redis')
}

test.describe('two instances without Redis', () => {
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(() => startInstances(''))
  test.afterAll(stopInstances)

  test('a session that began at one holds at both, and sign-out ends it in the browser and at Entra', async ({
    page,
    context,
  }) => {
    await signInAtEntra(page, 'ben', `${home}/clusters`)
    await expect(page.getByRole('heading', { name: 'Compute' })).toBeVisible()
    expect(await eachAnswers(page)).toEqual([200, 200])
    expect(Math.min(...balancer.given)).toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL('**/signed-out')
    expect(await sessionCookies(context)).toEqual([])
    expect(await eachAnswers(page)).toEqual([401, 401])
  })

  test('limits count per instance, and the doctor says what is not shared', async ({
    page,
    context,
  }) => {
    await signInAtEntra(page, 'ben', `${home}/warehouses`)
    await page.goto('about:blank')
    await expect(async () => {
      expect(await burst(context)).toBe(2 * perPerson)
    }).toPass({ timeout: 20_000 })
    await page.waitForTimeout(1_500)
    expect((await redisCheck(page))?.words).toMatch(
      /may win once; limits on requests count per instance/,
    )
  })

  test('a refresh on its way at the other instance may win once', async ({ page, context }) => {
    test.setTimeout(60_000)
    expect(await signOutThroughOther(page, context)).toBe(200)
    expect((await sessionCookies(context)).length).toBeGreaterThan(0)
    // The instance that was told holds to it; signing out once more ends it for good.
    expect(await eachAnswers(page)).toEqual([401, 200])
    balancer.only(1)
    await page.request.post(`${home}/api/logout`, { headers: { origin: home }, maxRedirects: 0 })
    expect(await eachAnswers(page)).toEqual([401, 401])
  })
})

test.describe('two instances with Redis', () => {
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async () => {
    shared = await startRedis(first + 3)
    await startInstances(shared.url)
  })
  test.afterAll(stopInstances)

  test('limits hold over both together, and the doctor finds Redis', async ({ page, context }) => {
    await signInAtEntra(page, 'ben', `${home}/warehouses`)
    await page.goto('about:blank')
    await page.waitForTimeout(1_500)
    expect(await eachAnswers(page)).toEqual([200, 200])
    await expect(async () => {
      expect(await burst(context)).toBe(perPerson)
    }).toPass({ timeout: 20_000 })
    await page.waitForTimeout(1_500)
    expect(await redisCheck(page)).toMatchObject({ state: 'ok' })
  })

  test('who signed out at one is refused at both, also with a copy of the cookie', async ({
    page,
    context,
  }) => {
    await signInAtEntra(page, 'ben', `${home}/warehouses`)
    const copies = await sessionCookies(context)
    balancer.only(0)
    await page.request.post(`${home}/api/logout`, { headers: { origin: home }, maxRedirects: 0 })
    await context.addCookies(copies)
    await expect.poll(() => eachAnswers(page)).toEqual([401, 401])
  })

  test('a refresh on its way at the other instance does not win', async ({ page, context }) => {
    test.setTimeout(60_000)
    expect(await signOutThroughOther(page, context)).toBe(401)
    expect(await sessionCookies(context)).toEqual([])
    expect(await eachAnswers(page)).toEqual([401, 401])
  })
})
