import { notFound, redirect } from 'next/navigation'
import { log } from '@/lib/log'
import { Refusal } from './refusal'
import { settle } from './settle'

const report = jest.spyOn(log, 'error').mockReturnValue()
beforeEach(() => report.mockClear())

it('hands over what came', async () => {
  expect(await settle(Promise.resolve(5))).toEqual({ ok: true, value: 5 })
})

it('hands over why nothing came', async () => {
  const settled = await settle(
    Promise.reject(new Refusal(409, 'INVALID_STATE', 'It is terminated.')),
  )
  expect(settled).toMatchObject({
    ok: false,
    problem: { status: 409, detail: 'It is terminated.' },
  })
  expect(report).not.toHaveBeenCalled()
})

it('logs what explains nothing by itself', async () => {
  const settled = await settle(Promise.reject(new Error('bug')))
  expect(settled).toMatchObject({ ok: false, problem: { status: 500 } })
  expect(report).toHaveBeenCalledTimes(1)
})

it.each([
  ['redirect()', () => redirect('/sign-in')],
  ['notFound()', () => notFound()],
])('lets %s through', async (_what, leave) => {
  await expect(settle((async () => leave())())).rejects.toMatchObject({
    digest: expect.stringMatching(/^NEXT_/) as string,
  })
})
