import { aWorkspace } from '../../workspaces/testing/a-workspace'
import { aJob } from '../testing/jobs-and-runs'
import {
  choosable,
  inOrder,
  itemOf,
  stepWords,
  summaryOf,
  wanted,
  type BulkItem,
  type BulkStep,
} from './bulk-item'

const target = { workspace: aWorkspace(), job: aJob() }
const refused: BulkStep = {
  kind: 'refused',
  problem: { type: 't', title: 'No', status: 403, detail: 'Not you.', code: 'X', requestId: 'r' },
}
const words = { open: 'Will be.', done: 'Is.' }

it('chooses none beforehand, and leaves out with its reason what cannot be', () => {
  const items = [itemOf(target, undefined), itemOf(target, 'It is so already.')]
  expect(wanted(items)).toEqual([])
  expect(choosable(items)).toEqual([items[0]])
  expect(items.map(({ step }) => stepWords(step, words))).toEqual([
    'Will be.',
    'Left as it is. It is so already.',
  ])
})

it('asks again for what was refused, and never for what is done', () => {
  const chosen = (step: BulkStep): BulkItem => itemOf(target, undefined, { isChosen: true, step })
  const items = [chosen(refused), chosen({ kind: 'done' }), chosen({ kind: 'open' })]
  expect(wanted(items).map(({ step }) => step.kind)).toEqual(['refused', 'open'])
  expect(stepWords(refused, words)).toBe('Not you.')
})

it('what is chosen and then cannot be is not asked for', () => {
  expect(wanted([itemOf(target, 'Not any more.', { isChosen: true })])).toEqual([])
})

it('sums up what came of it', () => {
  const after = { afterOne: 'is paused', afterMany: 'are paused' }
  const item = (step: BulkStep) => itemOf(target, undefined, { isChosen: true, step })
  const done = item({ kind: 'done' })
  expect(summaryOf([item({ kind: 'open' })], after)).toBe('')
  expect(summaryOf([done], after)).toBe('1 job is paused.')
  expect(summaryOf([done, done, item(refused)], after)).toBe('2 jobs are paused, 1 was refused.')
})

it('puts what was refused first, and moves no job while it is being asked', () => {
  const items = [itemOf(target, undefined), itemOf(target, undefined, { step: refused })]
  const kinds = (isAsking: boolean) => inOrder(items, isAsking).map(({ step }) => step.kind)
  expect(kinds(true)).toEqual(['open', 'refused'])
  expect(kinds(false)).toEqual(['refused', 'open'])
})
