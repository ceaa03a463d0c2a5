import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { SignedIn } from './signed-in'

/** When the first row of a table, or the first of a grid or plot, was painted, in milliseconds from the start of the navigation. */
export const whenRowsAreThere = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector('main :is(table tbody tr, [role=gridcell], canvas)'))
            resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

/** Of the page's scripts, after what is no longer used was let go. */
export async function heapMbOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

/** How often the workspaces are asked in each minute of an open page. What was not over when its minute was counts for the next one. */
export async function callsPerMinute(
  { page, countCalls }: SignedIn,
  before: number,
  minutes: number,
): Promise<number[]> {
  const found: number[] = []
  for (let minute = 1, total = before; minute <= minutes; minute += 1) {
    const at = await page.evaluate(() => performance.now())
    await sleep(Math.max(0, minute * 60_000 - at))
    const now = await countCalls()
    found.push(now - total)
    total = now
  }
  return found
}

export const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
