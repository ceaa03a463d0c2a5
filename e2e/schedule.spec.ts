import { emulator, expect, signIn, test } from './fixtures'
import { savedOf } from './tables'

test('what starts in the next 24 hours stands in a calendar over both workspaces', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule')
  const calendar = page.getByRole('grid', { name: 'Starts by time' })
  await expect(calendar.getByRole('rowheader')).toHaveCount(24)
  const full = calendar.getByRole('gridcell', {
    name: /: [2-9]\d* starts, \d+ in the same minute$/,
  })
  await full.first().click()
  await expect(page).toHaveURL(/at=2\d{3}-/)
  const starts = page.getByRole('list', { name: 'Starts in the chosen time' })
  await expect(starts.getByRole('listitem').first()).toBeVisible()
  // The last one: the others may have started before it is pressed.
  const name = (await starts.getByRole('link').last().textContent()) ?? ''
  await starts.getByRole('link', { name, exact: true }).last().click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(full.first()).toHaveAttribute('aria-selected', 'true')
})

test('the week is a choice that the address keeps, and arrows walk from hour to hour', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule')
  await page.getByRole('button', { name: 'Next 7 days' }).click()
  await expect(page).toHaveURL(/show=7d/)
  const calendar = page.getByRole('grid', { name: 'Starts by time' })
  // Seven times 24 hours lie on eight days, in the hour after midnight on seven.
  const days = calendar.getByRole('rowheader')
  const expectDays = async () => {
    await expect(days.nth(6)).toBeVisible()
    await expect(days.nth(8)).toHaveCount(0)
  }
  await expectDays()
  const chosen = calendar.getByRole('gridcell', { selected: true })
  await chosen.focus()
  const before = await chosen.getAttribute('data-place')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toBeFocused()
  expect(await chosen.getAttribute('data-place')).not.toBe(before)
  await page.reload()
  await expectDays()
})

test('collisions come first: the minutes in which most jobs start together', async ({ page }) => {
  await signIn(page, 'ada', '/schedule?show=7d')
  const together = page.getByRole('region', { name: 'Starting together' })
  const fullest = together.getByRole('listitem').first().getByRole('button')
  await expect(fullest).toContainText(/\d+ jobs/)
  const count = Number(/(\d+) jobs/.exec((await fullest.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(1)
  const { head, lines } = await savedOf(page, 'Starts')
  expect(head).toBe('starts_at,workspace,job_id,name,schedule,run_as')
  const perMinute = new Map<string, number>()
  for (const line of lines) {
    const minute = line.slice(0, 16)
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1)
  }
  expect(Math.max(...perMinute.values())).toBe(count)
})

test('what starts together and what no calendar shows are tables for spreadsheets', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule')
  const together = page.getByRole('region', { name: 'Starting together' })
  const first = (await together.getByRole('listitem').first().textContent()) ?? ''
  const count = Number(/(\d+) jobs/.exec(first)?.[1])
  const { head, lines: starts } = await savedOf(page, 'Starting together')
  expect(head).toBe('starts_at,workspace,job_id,name,schedule,run_as,starting_together')
  const minute = starts[0]?.split(',')[0] ?? '?'
  const ofFirst = starts.filter((line) => line.startsWith(minute))
  expect(ofFirst).toHaveLength(count)
  for (const line of ofFirst) expect(line.split(',').at(-1)).toBe(String(count))

  const others = page.getByRole('region', { name: 'Not in the calendar' })
  const told = /(\d+) jobs?, and (\d+) paused/.exec((await others.textContent()) ?? '')
  const { head: columns, lines: jobs } = await savedOf(page, 'Not in the calendar')
  const paused = columns.split(',').indexOf('paused')
  expect(columns).toMatch(/^workspace,job_id,name,starts,/)
  const isPaused = (line: string) => line.split(',')[paused] === 'true'
  expect(jobs.filter((line) => !isPaused(line))).toHaveLength(Number(told?.[1]))
  expect(jobs.filter(isPaused)).toHaveLength(Number(told?.[2]))
})

test('what no calendar shows is told to its end on one press', async ({ page }) => {
  await signIn(page, 'ada', '/schedule')
  const others = page.getByRole('region', { name: 'Not in the calendar' })
  const more = others.getByRole('button', { name: /^Show \d+ more$/ })
  await expect(more).toBeVisible()
  const rest = Number(/\d+/.exec((await more.textContent()) ?? '')?.[0])
  const before = await others.getByRole('listitem').count()
  await more.click()
  await expect(others.getByRole('listitem')).toHaveCount(before + rest)
  await expect(more).toHaveCount(0)
})

test('the runs of the last 24 hours stand on a line of time that is zoomed and moved by keyboard', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule?show=past')
  const timeline = page.getByRole('application', {
    name: /^Timeline of \d+ runs, at most \d+ at once/,
  })
  await timeline.focus()
  const told = page.getByRole('status').filter({ hasText: / to .*runs?$/ })
  const whole = await told.textContent()
  for (const key of ['+', '+', '+', 'Shift+ArrowLeft']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/within=/)
  await expect(told).not.toHaveText(whole ?? '')
  const near = (await told.textContent()) ?? ''
  await page.reload()
  await expect(told).toContainText(near.split(', ')[0] ?? '')
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  await expect(page).not.toHaveURL(/within=/)
})

test('a run on the line of time is found, told and opened by keyboard, and waits there on the way back', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule?show=past')
  const timeline = page.getByRole('application', { name: /^Timeline of/ })
  const told = page.getByRole('status', { name: 'Selected run' })
  await expect(page.getByText(/Arrow keys move from run to run, Enter opens one/)).toBeVisible()
  await expect.poll(async () => (await timeline.boundingBox())?.height).toBeGreaterThan(300)
  await timeline.focus()
  await expect(told).toBeEmpty()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/schedule/)
  // Job, state, start, duration, workspace.
  const words =
    /^[^,]+, [A-Z][^,]+, (since )?[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d.*, in (prod|dev)$/
  const seen = new Set<string>()
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'End']) {
    const before = (await told.textContent()) ?? ''
    await page.keyboard.press(key)
    await expect(told).not.toHaveText(before)
    await expect(told).toHaveText(words)
    seen.add((await told.textContent()) ?? '')
  }
  expect(seen.size).toBe(5)
  await page.keyboard.press('Escape')
  await expect(told).toBeEmpty()
  await expect(page).not.toHaveURL(/run=/)
  await expect(timeline).toBeFocused()

  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(told).toHaveText(words)
  const chosen = (await told.textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/workspaces\/(prod|dev)\/runs\/\d+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(chosen.split(', ')[0] ?? '?')
  await page.goBack()
  await expect(told).toHaveText(chosen)
  await expect(timeline).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(told).not.toHaveText(chosen)
})

test('the run that the keyboard goes to comes into view, in time and on the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 520 })
  await emulator.settings({ jobScale: 100 })
  await signIn(page, 'ada', '/workspaces/prod/schedule?show=past')
  const timeline = page.getByRole('application', { name: /^Timeline of/ })
  await expect.poll(async () => (await timeline.boundingBox())?.height).toBeGreaterThan(700)
  await timeline.focus()
  // Half an hour in the middle of the day, where the last run is not.
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('+')
  await expect(page).toHaveURL(/within=/)
  const near = new URL(page.url()).searchParams.get('within')
  await page.keyboard.press('End')
  await expect.poll(() => new URL(page.url()).searchParams.get('within')).not.toBe(near)
  await expect(page.locator('canvas + span')).toBeInViewport()
  for (let press = 0; press < 30; press += 1) await page.keyboard.press('PageDown')
  // The line that it stands on, far below the first.
  await expect(page.locator('canvas + span')).toBeInViewport()
  const line = await page.locator('canvas + span').boundingBox()
  const box = await timeline.boundingBox()
  expect((line?.y ?? 0) - (box?.y ?? 0)).toBeGreaterThan(400)
})

test('the line of time goes back days, and tells of each run which day it was', async ({
  page,
}) => {
  await signIn(page, 'ada', '/schedule?show=past')
  const countOf = async () =>
    Number(
      /^Timeline of ([\d\s]+) runs/
        .exec((await page.getByRole('application').getAttribute('aria-label')) ?? '')?.[1]
        ?.replace(/\s/g, ''),
    )
  await expect.poll(countOf).toBeGreaterThan(100)
  const ofOneDay = await countOf()
  await page.getByRole('button', { name: '3 d', exact: true }).click()
  await expect(page).toHaveURL(/show=past&window=3d/)
  await expect(page.getByRole('region', { name: 'Runs of the last 3 days' })).toBeVisible()
  await expect.poll(countOf, { timeout: 20_000 }).toBeGreaterThan(2 * ofOneDay)
  await page.reload()
  await expect.poll(countOf, { timeout: 20_000 }).toBeGreaterThan(2 * ofOneDay)
})

test('of more runs than one list holds every line is drawn, and what is missing is told in the plot', async ({
  page,
}) => {
  await emulator.settings({ jobScale: 100 })
  await signIn(page, 'ada', '/workspaces/prod/schedule?show=past')
  const timeline = page.getByRole('application', { name: /^Timeline of/ })
  const hatched = page.getByText('Hatched: not every run that started then is here.')
  await expect(hatched).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Runs of the last 24 hours' })).toContainText(
    /at most \d+ at once of those here/,
  )
  await expect.poll(async () => (await timeline.boundingBox())?.height).toBeGreaterThan(700)
})

test('the part of the day that one zooms in to is loaded, though one list does not hold it', async ({
  page,
}) => {
  await emulator.settings({ jobScale: 100 })
  const minuteOf = (hoursAgo: number) =>
    new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 16)
  const within = `${minuteOf(21)}/${minuteOf(20.5)}`
  await signIn(page, 'ada', `/workspaces/prod/schedule?show=past&within=${within}`)
  const told = page.getByRole('status').filter({ hasText: / to .* runs?/ })
  await expect(told).toHaveText(/, [1-9][\d ]* runs?$/, { timeout: 30_000 })
  // The rest of the day is still told as missing.
  await expect(page.getByText(/Missing are runs that started/)).toBeVisible()
})

test('an address that names more time than the timeline has shows all it has', async ({ page }) => {
  await signIn(page, 'ada', '/schedule?show=past&within=-100000-01-01T00:00/%2B200000-01-01T00:00')
  const told = page.getByRole('status').filter({ hasText: / to .* runs?/ })
  const shown = (await told.textContent()) ?? ''
  await page.getByRole('button', { name: 'Zoom in', exact: true }).click()
  await expect(page).toHaveURL(/within=20/)
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  await expect(told).toContainText(shown.split(' to ')[0] ?? '')
})

test('panning the timeline keeps its frames', async ({ page }) => {
  await signIn(page, 'ada', '/schedule?show=past')
  const timeline = page.getByRole('application', { name: /^Timeline of/ })
  await timeline.focus()
  for (const key of ['+', '+']) await page.keyboard.press(key)
  const box = await timeline.boundingBox()
  if (!box) throw new Error('the timeline is not there')
  await page.evaluate(() => {
    const counted = window as unknown as { longTasks: number }
    counted.longTasks = 0
    new PerformanceObserver((list) => (counted.longTasks += list.getEntries().length)).observe({
      type: 'longtask',
    })
  })
  await page.mouse.move(box.x + 600, box.y + 200)
  await page.mouse.down()
  for (let step = 1; step <= 60; step += 1)
    await page.mouse.move(box.x + 600 - step * 8, box.y + 200)
  await page.mouse.up()
  const longTasks = await page.evaluate(
    () => (window as unknown as { longTasks: number }).longTasks,
  )
  // A machine under load may lose one to something else; a timeline that is slow loses one a step.
  expect(longTasks).toBeLessThan(6)
})

test('a workspace that is closed to a person takes no start of the other away', async ({
  page,
}) => {
  await signIn(page, 'chloe', '/schedule')
  await expect(page.getByRole('status').filter({ hasText: 'dev' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Starts by time' })).toBeVisible()
})

test('one workspace has a schedule of its own, reached by keys', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs')
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await expect(page).toHaveURL(/\/workspaces\/prod\/schedule/, { timeout: 1_500 })
  }).toPass()
  await expect(page.getByRole('heading', { name: 'Schedule' })).toBeVisible()
})
