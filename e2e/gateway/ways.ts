import { test as base } from 'playwright/test'
import { emulator } from '../emulator'
import { ports } from '../ports'
import type { Outcome } from './diary'
import { type Door, startDoors } from './doors'
import { databricksToken } from './tokens'

export { expect } from 'playwright/test'

/** A way to the emulated workspace prod: straight, or through a door of the built server. */
export type Way = { name: 'straight' | Door['name']; origin: string }

type Fixtures = { seed: void }

/** Both doors of the built server, before the emulator. */
export const test = base.extend<Fixtures, { ways: Way[] }>({
  ways: [
    // Playwright wants its fixtures destructured, also when there are none to take.
    async ({}, use) => {
      const { doors, stop } = await startDoors({}, 2)
      await use([{ name: 'straight', origin: `http://127.0.0.1:${ports.workspace}` }, ...doors])
      await stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  seed: [
    async ({}, use) => {
      await emulator.reset()
      await use()
      await emulator.reset()
    },
    { auto: true },
  ],
})

/** The same for every way: which schedules fire while a story moves the clock hangs on its hour. */
const beginning = Date.now() + 300_000

/**
 * What Ben is told this way from the same beginning: the seed, a clock that stands still until the story moves it.
 * And which calls of his reached the workspace.
 */
export async function toldBy(
  { origin }: Way,
  story: (origin: string, token: string) => Promise<Outcome[]>,
) {
  await emulator.reset()
  const token = await databricksToken('ben')
  await emulator.clock({ freeze: true })
  await emulator.clock({ advanceMs: Math.max(0, beginning - Date.now()) })
  await emulator.settings({ transitionMs: 4_000, taskMs: 4_000 })
  const outcomes = await story(origin, token)
  const calls = await emulator.calls({ service: 'prod' })
  return {
    outcomes,
    calls: calls
      .filter(({ principal }) => principal !== null)
      .map(({ method, path, query, status }) => `${method} ${steady(path)}?${query} ${status}`),
  }
}

/** Ids of workspace objects are made at random. */
const steady = (path: string) => path.replace(/(notebooks|directories)\/\d+/, '$1/<random>')
