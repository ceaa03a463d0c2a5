import type { Page } from 'playwright'

export type Frames = {
  /** Frames that were drawn in a second. */
  perSecond: number
  /** Time between two frames, in ms: the middle one, and what 95 of 100 stay under. */
  median: number
  worst95: number
  /** Tasks of over 50 ms, which is what a hand notices, and their time together. */
  longTasks: number
  longTaskMs: number
}

type Recorder = { gaps: number[]; long: number[]; stop: () => void }
type Recording = typeof globalThis & { recorder?: Recorder }

/** What the browser's main thread does while `move` goes on. */
export async function followFrames(page: Page, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const gaps: number[] = []
    const long: number[] = []
    const observer = new PerformanceObserver((list) => {
      long.push(...list.getEntries().map(({ duration }) => duration))
    })
    observer.observe({ entryTypes: ['longtask'] })
    let before = performance.now()
    let frame = requestAnimationFrame(function next(now) {
      gaps.push(now - before)
      before = now
      frame = requestAnimationFrame(next)
    })
    const stop = () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
    ;(globalThis as Recording).recorder = { gaps, long, stop }
  })
  await move()
  const { gaps, long } = await page.evaluate(() => {
    const { recorder } = globalThis as Recording
    recorder?.stop()
    return { gaps: recorder?.gaps.slice(1) ?? [], long: recorder?.long ?? [] }
  })
  const sorted = gaps.toSorted((a, b) => a - b)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return {
    perSecond: (gaps.length / sum(gaps)) * 1_000,
    median: at(0.5),
    worst95: at(0.95),
    longTasks: long.length,
    longTaskMs: sum(long),
  }
}
