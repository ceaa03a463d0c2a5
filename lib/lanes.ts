/** Work that goes side by side in so many lanes; what comes when all are taken waits its turn. */
export function lanes(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const next = () => {
    if (running >= count) return
    const begin = waiting.shift()
    if (!begin) return
    running += 1
    begin()
  }
  return async (work) => {
    const turn = new Promise<void>((resolve) => waiting.push(resolve))
    next()
    await turn
    try {
      return await work()
    } finally {
      running -= 1
      next()
    }
  }
}
