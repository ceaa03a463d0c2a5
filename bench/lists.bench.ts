// The pages that show many jobs or runs, with as many as the seed has and a hundred times as many: how long until the
// first rows are on the screen, what a page keeps in the browser, and how often it asks the workspaces in each minute
// that it stays open with nobody touching it. Every opening is a cold one: a new emulator, server and browser.
import { callsPerMinute, heapMbOf, seconds, whenRowsAreThere } from './opened-page'
import { type SignedIn, whileSignedIn } from './signed-in'

const scales = [1, 100] as const
const minutesOpen = 2
const pages = {
  runs: '/runs',
  'failed runs, 7 d': '/workspaces/prod/runs?state=failed&window=7d',
  jobs: '/jobs',
  schedule: '/schedule',
  'runs over time': '/schedule?show=past',
  'a job': '/workspaces/prod/jobs/418006550000019?plot=table',
}

async function open(world: SignedIn, address: string) {
  const { origin, page, countCalls } = world
  const before = await countCalls()
  await page.goto(origin + address, { waitUntil: 'commit' })
  const firstRowsMs = await whenRowsAreThere(page)
  const perMinute = await callsPerMinute(world, before, minutesOpen)
  return {
    'first rows': seconds(firstRowsMs),
    'browser memory': `${(await heapMbOf(page)).toFixed(1)} MB`,
    ...Object.fromEntries(perMinute.map((calls, at) => [`calls, min ${at + 1}`, calls])),
  }
}

async function compareScales() {
  const rows: Record<string, object> = {}
  for (const [name, address] of Object.entries(pages))
    for (const jobScale of scales)
      rows[`${name}, ${jobScale} ×`] = await whileSignedIn((world) => open(world, address), {
        emulator: { jobScale },
        startAt: '/api-docs',
      })
  console.table(rows)
}

void compareScales()
