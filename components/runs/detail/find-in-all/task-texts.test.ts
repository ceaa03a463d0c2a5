import { runId, type RunId } from '@/lib/databricks/ids'
import { ProblemError } from '@/lib/fetch-json'
import type { LogQuery } from '@/lib/resources/runs/paths'
import type { RunOutput } from '@/lib/resources/runs/schema'
import { budgetBytes, tailBytes, TaskTexts } from './task-texts'

const id = (number: number) => runId.parse(String(number))
const task = (number: number, more: { isActive?: boolean; state?: 'failed' | 'running' } = {}) => ({
  runId: id(number),
  isActive: false,
  state: 'succeeded' as const,
  ...more,
})

const output = (of: RunId, text: string | null, totalBytes = text?.length ?? 0): RunOutput => ({
  runId: of,
  taskKey: null,
  errorLine: null,
  error: null,
  trace: null,
  info: null,
  result: null,
  log:
    text === null
      ? null
      : { totalBytes, isTruncated: false, text, fromByte: totalBytes - text.length },
  startedRunId: null,
  sqlLink: null,
  asOf: '2026-11-28T12:00:00Z',
})

const refused = new ProblemError({
  type: 'x',
  title: 'No',
  status: 403,
  detail: 'You may not.',
  code: 'PERMISSION_DENIED',
  requestId: '',
})

type Asked = { id: RunId; query: LogQuery; answer: (output: RunOutput) => void; refuse: () => void }

/** Reads nothing by itself: the test answers each call. */
function shelf() {
  const asked: Asked[] = []
  const texts = new TaskTexts(
    (of, query, signal) =>
      new Promise((answer, reject) => {
        asked.push({ id: of, query, answer, refuse: () => reject(refused) })
        signal.addEventListener('abort', () => reject(new Error('left')))
      }),
  )
  return { texts, asked, ids: () => asked.map((each) => each.id) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

it('reads what failed first, a few side by side, and each once', async () => {
  const { texts, asked, ids } = shelf()
  const tasks = [1, 2, 3, 4].map((number) => task(number))
  texts.want([...tasks, task(9, { state: 'failed' })])
  texts.want([...tasks, task(9, { state: 'failed' })])
  expect(ids()).toEqual(['9', '1', '2'])
  expect(texts.state()).toMatchObject({ coming: 5, left: 0 })
  expect(asked[0]?.query).toEqual({ log: 'tail', tailBytes })
  asked[0]?.answer(output(id(9), 'a\nb\n'))
  await settled()
  expect(ids()).toEqual(['9', '1', '2', '3'])
  expect(texts.state().texts.get(id(9))).toMatchObject({ text: { log: ['a', 'b'] } })
})

it('stops at its budget, says how many are left, and goes on when more is allowed', async () => {
  const { texts, asked, ids } = shelf()
  texts.want([1, 2, 3, 4, 5].map((number) => task(number)))
  asked[0]?.answer(output(id(1), 'x'.repeat(budgetBytes)))
  await settled()
  expect(ids()).toEqual(['1', '2', '3'])
  expect(texts.state()).toMatchObject({ coming: 2, left: 2 })
  texts.allowMore()
  expect(ids()).toEqual(['1', '2', '3', '4'])
  expect(texts.state()).toMatchObject({ coming: 4, left: 0 })
})

it('takes the whole of a log in the place of its end', async () => {
  const { texts, asked } = shelf()
  texts.want([task(1)])
  asked[0]?.answer(output(id(1), 'end', 100))
  await settled()
  texts.wantWhole(id(1))
  expect(asked[1]?.query).toEqual({ log: 'all' })
  asked[1]?.answer(output(id(1), 'whole'))
  await settled()
  expect(texts.state().texts.get(id(1))).toMatchObject({ text: { log: ['whole'], fromByte: 0 } })
})

it('keeps the end of a log whose whole is refused, and says why', async () => {
  const { texts, asked } = shelf()
  texts.want([task(1)])
  asked[0]?.answer(output(id(1), 'end', 100))
  await settled()
  texts.wantWhole(id(1))
  asked[1]?.refuse()
  await settled()
  expect(texts.state()).toMatchObject({ problem: { detail: 'You may not.' }, coming: 0 })
  expect(texts.state().texts.get(id(1))).toMatchObject({ text: { log: ['end'] } })
})

it('a task that is refused takes nothing from the others, and is tried again when asked', async () => {
  const { texts, asked, ids } = shelf()
  texts.want([task(1), task(2)])
  asked[0]?.refuse()
  asked[1]?.answer(output(id(2), 'x'))
  await settled()
  expect(texts.state().texts.get(id(1))).toMatchObject({ kind: 'refused' })
  expect(texts.state().texts.get(id(2))).toMatchObject({ kind: 'here' })
  texts.tryAgain()
  expect(ids()).toEqual(['1', '2', '1'])
})

it('begins nothing after the person has left, and goes on where it was', async () => {
  const { texts, asked, ids } = shelf()
  texts.want([1, 2, 3, 4].map((number) => task(number)))
  asked[0]?.answer(output(id(1), 'x'))
  await settled()
  texts.stop()
  await settled()
  expect(ids()).toHaveLength(4)
  texts.want([1, 2, 3, 4].map((number) => task(number)))
  expect(ids().slice(4)).toEqual(['2', '3', '4'])
})

it('reads a task again that ran when it was read and has ended since', async () => {
  const { texts, asked, ids } = shelf()
  texts.want([task(1, { isActive: true, state: 'running' }), task(2)])
  asked[0]?.answer(output(id(1), 'half'))
  asked[1]?.answer(output(id(2), 'whole'))
  await settled()
  texts.want([task(1), task(2)])
  expect(ids()).toEqual(['1', '2', '1'])
})
