import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { emulator, expect, signIn, test } from './fixtures'

/** Runs of the emulator's seed: ids are fixed, so stories may name them. */
const run = {
  finance: '612008413870601',
  of120Tasks: '612158769336841',
  of5MbLog: '612107218891273',
} as const

const logs = (id: string, query = '') => `/workspaces/prod/runs/${id}?view=logs${query}`
const field = (page: Page) => page.getByRole('searchbox', { name: 'Find in all logs' })
const search = (page: Page) => page.getByRole('search', { name: 'In all logs' })
const status = (page: Page) => search(page).getByRole('status')
/** Keys count once the page's scripts have run. */
async function focusField(page: Page) {
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field(page)).toBeFocused({ timeout: 1_000 })
  }).toPass()
}

const outputs = async () =>
  (await emulator.calls({ service: 'prod' })).filter(({ path }) => path.endsWith('/get-output'))

test('one search finds in every task of a run, counts task by task, and the keys go on', async ({
  page,
}) => {
  await signIn(page, 'ben', logs(run.finance))
  await focusField(page)
  await page.keyboard.type('orders')
  const found = page.getByRole('article', { name: 'Found in join_orders' })
  await expect(found).toContainText(/\d+ in the error/)
  await expect(found.locator('mark').first()).toHaveText(/orders/i)
  await expect(status(page)).toHaveText(/^\d+ places? in \d of \d tasks$/)
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^1 of \d+ places? in/)
  await page.keyboard.press('Shift+Enter')
  const total = /(\d+) places?/.exec((await status(page).textContent()) ?? '')?.[1]
  await expect(status(page)).toHaveText(new RegExp(`^${total} of ${total} places? in`))
  // Without the field in focus it is n and N.
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await field(page).fill('orders')
  await field(page).blur()
  await page.keyboard.press('n')
  await expect(status(page)).toHaveText(/^1 of/)
})

test('the last place of a task leads to the first of the next, and round again', async ({
  page,
}) => {
  await signIn(page, 'ben')
  const ask = async <T>(path: string) =>
    (await (await page.request.get(`/api/databricks/workspaces/prod${path}`)).json()) as T
  const jobs = await ask<{ items: { jobId: string }[] }>('/jobs?name=returns_forecast')
  const runs = await ask<{ items: { runId: string }[] }>(
    `/runs?jobId=${jobs.items[0]?.jobId}&limit=24&state=succeeded`,
  )
  // Two Python tasks, which print the same words.
  await page.goto(logs(runs.items[0]?.runId ?? '', '&find=INFO'))
  await expect(page.getByRole('article', { name: 'Found in features' })).toBeVisible()
  await expect(page.getByRole('article', { name: 'Found in predict' })).toBeVisible()
  await expect(status(page)).toHaveText(/places in 2 of 2 tasks$/)
  const taskAt = () => new URL(page.url()).searchParams.get('at')?.split('.')[0]
  await focusField(page)
  await page.keyboard.press('Shift+Enter')
  await expect(status(page)).toHaveText(/^([\d\u202f]+) of \1 places/)
  await expect.poll(taskAt).toBeTruthy()
  const last = taskAt()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^1 of /)
  await expect.poll(taskAt).not.toBe(last)
  await page.keyboard.press('Shift+Enter')
  await expect.poll(taskAt).toBe(last)
})

test('the address keeps what is looked for and the place, also across a reload', async ({
  page,
}) => {
  await signIn(page, 'ben', logs(run.finance, '&find=orders'))
  await expect(field(page)).toHaveValue('orders')
  await page.getByRole('button', { name: 'Next place in all logs' }).click()
  await page.getByRole('button', { name: 'Next place in all logs' }).click()
  await expect(page).toHaveURL(/find=orders/)
  await expect(page).toHaveURL(/at=\d+\.[el]\d+/)
  const told = await status(page).textContent()
  expect(told).toMatch(/^2 of/)
  await page.reload()
  await expect(status(page)).toHaveText(told ?? '')
})

test('nothing is read before somebody looks for something, and then a log once', async ({
  page,
}) => {
  await signIn(page, 'ben', logs(run.of120Tasks))
  await focusField(page)
  await emulator.forgetCalls()
  await field(page).fill('zzz-not-there')
  await expect(status(page)).toHaveText('Not found', { timeout: 30_000 })
  await expect(page.getByRole('article')).toHaveCount(0)
  const first = await outputs()
  expect(first.length).toBeGreaterThan(60)
  await field(page).fill('zzz-nor-this')
  await expect(status(page)).toHaveText('Not found')
  expect(await outputs()).toHaveLength(first.length)
})

test('of a log of 5 MB its end is looked through, and the whole when asked', async ({ page }) => {
  await signIn(page, 'ben', logs(run.of5MbLog, '&find=batch'))
  const left = page.getByRole('note', { name: 'Not searched' })
  await expect(left).toContainText(/Of the log of replay only the last 1 MiB of 5 MiB/, {
    timeout: 20_000,
  })
  const counted = async () =>
    Number((await status(page).textContent())?.split(' place')[0]?.replace(/\D/g, ''))
  const before = await counted()
  await left.getByRole('button', { name: /^Search its / }).click()
  await expect(left).toBeHidden({ timeout: 30_000 })
  await expect(status(page)).toHaveText(/^[\d\u202f]+ places in 1 of 1 task$/)
  expect(await counted()).toBeGreaterThan(before)
})

test('a task that cannot be read is told, and read again when asked', async ({ page }) => {
  await signIn(page, 'ben', logs(run.finance))
  await focusField(page)
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/runs/get-output',
    kind: 'status',
    status: 403,
    body: { error_code: 'PERMISSION_DENIED', message: 'You may not read this output.' },
  })
  await field(page).fill('orders')
  const left = page.getByRole('note', { name: 'Not searched' })
  await expect(left).toContainText(/\d tasks? not read: /)
  await emulator.clearFaults()
  await left.getByRole('button', { name: 'Try again' }).click()
  await expect(left).toBeHidden()
  await expect(page.getByRole('article', { name: 'Found in join_orders' })).toBeVisible()
})

test('the first error is a key away, also out of a search', async ({ page }) => {
  await signIn(page, 'ben', logs(run.finance, '&find=orders'))
  await expect(status(page)).toHaveText(/places? in/)
  await page.keyboard.press('e')
  await expect(page.getByRole('article', { name: 'Log of join_orders' })).toBeFocused()
  await expect(field(page)).toHaveValue('')
  await expect(page).not.toHaveURL(/find=/)
})

test('what is found is a table for spreadsheets, a line a place', async ({ page }) => {
  await signIn(page, 'ben', logs(run.finance, '&find=orders'))
  await expect(status(page)).toHaveText(/places? in \d of \d tasks$/)
  const total = Number(/(\d+) places?/.exec((await status(page).textContent()) ?? '')?.[1])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Places found as CSV' }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toBe('task,task_run_id,state,where,line,text')
  expect(lines).toHaveLength(total + 1)
})
