import { CallBudget } from './call-budget'

const later = <T>(value: T, ms: number) =>
  new Promise<T>((resolve) => setTimeout(resolve, ms, value))
const soon = () => Date.now() + 5_000

it('runs no more side by side than it has lanes, the urgent first', async () => {
  const budget = new CallBudget({ lanes: 2, deadline: soon() })
  const order: number[] = []
  let running = 0
  let most = 0
  const work = (name: number) => async () => {
    order.push(name)
    most = Math.max(most, ++running)
    await later(null, 5)
    running--
    return name
  }
  const all = await Promise.all(
    [3, 3, 1, 2, 0].map((priority) => budget.run(priority, work(priority))),
  )
  expect(all).toEqual([3, 3, 1, 2, 0])
  expect(most).toBe(2)
  expect(order).toEqual([3, 3, 0, 1, 2])
  budget.close()
})

it('lets everybody go at its deadline, and what is on its way goes on', async () => {
  const budget = new CallBudget({ lanes: 1, deadline: Date.now() + 20 })
  let ended = false
  const slow = budget.run(0, async () => {
    await later(null, 60)
    ended = true
  })
  const waiting = budget.run(0, () => Promise.resolve('never'))
  expect(await Promise.all([slow, waiting])).toEqual([undefined, undefined])
  expect([ended, budget.isSpent]).toEqual([false, true])
  await later(null, 80)
  expect(ended).toBe(true)
  expect(await budget.run(0, () => Promise.resolve('late'))).toBeUndefined()
})

it('begins nothing more when the person leaves, or when its calls are used up', async () => {
  const leaving = new AbortController()
  const left = new CallBudget({ lanes: 1, deadline: soon(), signal: leaving.signal })
  leaving.abort()
  expect(await left.run(0, () => Promise.resolve(1))).toBeUndefined()
  const small = new CallBudget({ lanes: 1, deadline: soon(), maxCalls: 2 })
  const calls = [1, 2, 3].map((value) => small.run(0, () => Promise.resolve(value)))
  expect(await Promise.all(calls)).toEqual([1, 2, undefined])
  small.close()
})

it('passes on what a call throws, and its lane is free again', async () => {
  const budget = new CallBudget({ lanes: 1, deadline: soon() })
  await expect(budget.run(0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await budget.run(0, () => Promise.resolve('next'))).toBe('next')
  budget.close()
})
