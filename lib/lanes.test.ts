import { lanes } from './lanes'

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

it('no more than so many go at once, and each has its turn in order', async () => {
  const run = lanes(2)
  const begun: number[] = []
  const works = [deferred(), deferred(), deferred(), deferred()]
  const all = works.map(({ promise }, index) =>
    run(() => {
      begun.push(index)
      return promise
    }),
  )
  await settle()
  expect(begun).toEqual([0, 1])
  works[1]?.resolve()
  await settle()
  expect(begun).toEqual([0, 1, 2])
  works.forEach(({ resolve }) => resolve())
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3])
})

it('a failure reaches whoever asked and frees the lane', async () => {
  const run = lanes(1)
  const failed = run(() => Promise.reject(new Error('no')))
  const after = run(() => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  await expect(after).resolves.toBe('yes')
})
