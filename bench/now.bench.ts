// Now over two workspaces, with as many jobs and runs as the seed has, ten and a hundred times as many: how long
// until the first rows are on the screen and until nothing more is on its way, what that asks of the workspaces,
// what the page says it has not loaded, and how often it asks in each minute that it stays open. Every opening is a cold one: a new emulator, server and browser.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { callsPerMinute, heapMbOf, seconds, whenRowsAreThere } from './opened-page'
import { type SignedIn, whileSignedIn } from './signed-in'

const scales = [1, 10, 100] as const
const rounds = 3
const longestMs = 90_000
/** So long the last opening of each scale stays on the screen, with nobody touching it. */
const minutesOpen = 3

type Opening = {
  firstRowsMs: number
  completeMs: number
  callsToFirstRows: number
  calls: number
  /** Of the page's scripts, after everything is there and what is no longer used was let go. */
  heapMb: number
  failed: string
  notLoaded: string
  /** Calls in the first, second, ... minute; only of an opening that stayed on the screen. */
  perMinute: readonly number[]
}

const sayings = (page: Page) => page.getByRole('main').innerText()
const isOnItsWay = /More is on its way|has not answered yet/

/** Waits until the page says for a second on end that nothing more is to come. */
async function whenComplete(page: Page): Promise<number> {
  const now = () => page.evaluate(() => performance.now())
  let quietSince: number | null = null
  for (let at = await now(); at < longestMs; at = await now()) {
    const isQuiet = !isOnItsWay.test(await sayings(page))
    if (!isQuiet) quietSince = null
    else quietSince ??= at
    if (quietSince !== null && at - quietSince > 1_000) return quietSince
    await sleep(50)
  }
  return Number.POSITIVE_INFINITY
}

async function openNow(world: SignedIn, minutes: number): Promise<Opening> {
  const { origin, page, countCalls } = world
  const before = await countCalls()
  await page.goto(origin, { waitUntil: 'commit' })
  const firstRowsMs = await whenRowsAreThere(page)
  const callsToFirstRows = (await countCalls()) - before
  const completeMs = await whenComplete(page)
  const calls = (await countCalls()) - before
  const heapMb = await heapMbOf(page)
  const perMinute = await callsPerMinute(world, before, minutes)
  const failed = page.getByRole('group', { name: 'Runs by condition' }).getByRole('button').first()
  const note = page.getByRole('note', { name: 'Not loaded' })
  return {
    firstRowsMs,
    completeMs,
    callsToFirstRows,
    calls,
    heapMb,
    perMinute,
    failed: (await failed.innerText()).replace(/\s+/g, ' '),
    notLoaded: (await note.count()) > 0 ? await note.innerText() : 'Everything is loaded.',
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function print(openings: ReadonlyMap<number, readonly Opening[]>) {
  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, at) => cell.padStart(at === 0 ? 7 : 16)).join(''))
  line(['scale', 'first rows', 'complete', 'calls till rows', 'calls in all', 'browser memory'])
  for (const [scale, all] of openings) {
    const of = (name: 'firstRowsMs' | 'completeMs' | 'callsToFirstRows' | 'calls' | 'heapMb') =>
      median(all.map((opening) => opening[name]))
    const times = [
      seconds(of('firstRowsMs')),
      Number.isFinite(of('completeMs')) ? seconds(of('completeMs')) : `over ${longestMs / 1000} s`,
    ]
    const calls = [String(of('callsToFirstRows')), String(of('calls'))]
    line([`${scale} ×`, ...times, ...calls, `${of('heapMb').toFixed(1)} MB`])
  }
  line(['\nscale', ...Array.from({ length: minutesOpen }, (_, at) => `calls, min ${at + 1}`)])
  for (const [scale, all] of openings)
    line([`${scale} ×`, ...(all.at(-1)?.perMinute ?? []).map(String)])
  for (const [scale, all] of openings) {
    console.log(`\nat ${scale} ×: ${all.at(-1)?.failed}\n${all.at(-1)?.notLoaded}`)
  }
}

async function compareScales() {
  const openings = new Map<number, Opening[]>(scales.map((scale) => [scale, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const scale of scales) {
      const options = { emulator: { jobScale: scale }, startAt: '/api-docs' }
      const minutes = round === rounds - 1 ? minutesOpen : 0
      const opening = await whileSignedIn((world) => openNow(world, minutes), options)
      openings.get(scale)?.push(opening)
    }
  }
  console.log(`Median of ${rounds} cold openings of each, in turn:\n`)
  print(openings)
}

void compareScales()
