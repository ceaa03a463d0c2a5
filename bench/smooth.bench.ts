// How smoothly the widest views move, with more jobs and runs than most companies have: the timeline of all runs, a
// job's grid of tasks by runs, and the graph of a run of 500 tasks, each moved for two seconds as a hand would.
import type { Page } from 'playwright'
import { followFrames, type Frames } from './frames'
import { runOf500Tasks } from './run-of-500-tasks'
import { type SignedIn, whileSignedIn } from './signed-in'

/** 10,065 jobs and 630,000 runs in the two workspaces. */
const jobScale = 61
/** The seed's job of 120 tasks. */
const wideJob = '418006815276351'

type View = {
  name: string
  path: string
  /** What is moved. */
  find: (page: Page) => ReturnType<Page['locator']>
  move: (page: Page) => Promise<void>
}

/** A wheel or a pad sends about so many events in two seconds. */
const steps = 120

async function wheel(page: Page, deltaX: number, deltaY: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    // There and back, so that the end of the view is not where it stops moving.
    const sign = step < steps / 2 ? 1 : -1
    await page.mouse.wheel(sign * deltaX, sign * deltaY)
    await page.waitForTimeout(16)
  }
}

async function drag(page: Page): Promise<void> {
  const from = { x: 700, y: 500 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 0; step < steps; step += 1) {
    const turn = (step / steps) * 2 * Math.PI
    await page.mouse.move(from.x + 200 * Math.sin(turn), from.y + 100 * Math.sin(2 * turn))
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
}

const views = (runId: string): View[] => [
  {
    name: 'timeline of all runs, sideways',
    path: '/schedule?show=past',
    find: (page) => page.locator('main canvas'),
    move: (page) => wheel(page, 40, 0),
  },
  {
    name: 'grid of 120 tasks and 96 runs, down',
    path: `/workspaces/prod/jobs/${wideJob}?runs=96`,
    find: (page) => page.getByRole('grid', { name: 'Tasks by run' }),
    move: (page) => wheel(page, 0, 60),
  },
  {
    name: 'grid of 120 tasks and 96 runs, sideways',
    path: `/workspaces/prod/jobs/${wideJob}?runs=96`,
    find: (page) => page.getByRole('grid', { name: 'Tasks by run' }),
    move: (page) => wheel(page, 60, 0),
  },
  {
    name: 'graph of 500 tasks, dragged',
    path: `/workspaces/prod/runs/${runId}?tasks=graph`,
    find: (page) => page.getByRole('group', { name: 'Graph of the tasks' }),
    move: drag,
  },
  {
    name: 'list of 500 tasks, down',
    path: `/workspaces/prod/runs/${runId}?tasks=list`,
    find: (page) => page.getByRole('region', { name: 'Tasks over time' }),
    move: (page) => wheel(page, 0, 120),
  },
]

async function measure({ origin, page }: SignedIn, view: View): Promise<Frames> {
  await page.goto(origin + view.path)
  const target = view.find(page)
  await target.waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined)
  await target.scrollIntoViewIfNeeded()
  await target.hover()
  return followFrames(page, () => view.move(page))
}

void whileSignedIn(
  async (world) => {
    const runId = await runOf500Tasks(world.ports)
    const rows = []
    for (const view of views(runId)) {
      const { perSecond, median, worst95, longTasks, longTaskMs } = await measure(world, view)
      rows.push({
        view: view.name,
        'frames a second': perSecond.toFixed(0),
        'median frame': `${median.toFixed(1)} ms`,
        '95 of 100 within': `${worst95.toFixed(1)} ms`,
        'long tasks': `${longTasks} (${longTaskMs.toFixed(0)} ms)`,
      })
    }
    console.table(rows)
  },
  { emulator: { jobScale } },
)
