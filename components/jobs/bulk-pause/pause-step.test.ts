import { whyNot } from '@/lib/resources/jobs/rules'
import { aWorkspace } from '../../workspaces/testing/a-workspace'
import { choosable, itemOf } from '../bulk/bulk-item'
import { aJob } from '../testing/jobs-and-runs'
import { pauseSummary, wordsOf, type BulkAction } from './pause-step'

const workspace = aWorkspace()
const scheduled = { workspace, job: aJob() }
const paused = { workspace, job: aJob({ isPaused: true }) }
const byHand = { workspace, job: aJob({ triggers: [] }) }
const itemsOf = (targets: (typeof scheduled)[], action: BulkAction) =>
  targets.map((target) => itemOf(target, whyNot(action, target.job)))

it('pausing leaves out with its reason what cannot be paused', () => {
  const items = itemsOf([scheduled, paused, byHand], 'pause')
  expect(choosable(items).map(({ target }) => target)).toEqual([scheduled])
  expect(items.map((item) => wordsOf(item, 'pause'))).toEqual([
    'No longer starts by itself: daily 02:10 Europe/Amsterdam',
    'Left as it is. It is already paused.',
    'Left as it is. Nothing starts it by itself, so there is nothing to pause.',
  ])
})

it('resuming leaves out what is not paused', () => {
  expect(choosable(itemsOf([scheduled, paused], 'resume')).map(({ target }) => target)).toEqual([
    paused,
  ])
})

it('says of each action what came of it', () => {
  const done = itemOf(scheduled, undefined, { isChosen: true, step: { kind: 'done' } })
  expect(pauseSummary([done], 'pause')).toBe('1 job is paused.')
  expect(pauseSummary([done, done], 'resume')).toBe('2 jobs are resumed.')
  expect(wordsOf(done, 'resume')).toBe('Starts by itself again')
})
