import { workspaceAlias } from '@/lib/databricks/ids'
import { aJob } from '../testing/jobs-and-runs'
import { choosable, itemsOf, summaryOf, wanted, wordsOf, type PauseItem } from './pause-step'

const workspace = {
  alias: workspaceAlias.parse('prod'),
  host: 'https://adb-1.1.azuredatabricks.net',
  workspaceId: '1',
  isProduction: true,
}
const scheduled = { workspace, job: aJob() }
const paused = { workspace, job: aJob({ isPaused: true }) }
const byHand = { workspace, job: aJob({ triggers: [] }) }
const refused: PauseItem['step'] = {
  kind: 'refused',
  problem: { type: 't', title: 'No', status: 403, detail: 'Not you.', code: 'X', requestId: 'r' },
}

it('chooses none beforehand, and leaves out with its reason what cannot be', () => {
  const items = itemsOf([scheduled, paused, byHand], 'pause')
  expect(wanted(items)).toEqual([])
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

it('asks again for what was refused, and never for what is done', () => {
  const chosen = (step: PauseItem['step']): PauseItem => ({
    target: scheduled,
    isChosen: true,
    step,
  })
  const items = [chosen(refused), chosen({ kind: 'done' }), chosen({ kind: 'open' })]
  expect(wanted(items).map(({ step }) => step.kind)).toEqual(['refused', 'open'])
  expect(wordsOf(chosen(refused), 'pause')).toBe('Not you.')
})

it('sums up what came of it', () => {
  const item = (step: PauseItem['step']): PauseItem => ({ target: scheduled, isChosen: true, step })
  const done = item({ kind: 'done' })
  expect(summaryOf([item({ kind: 'open' })], 'pause')).toBe('')
  expect(summaryOf([done], 'pause')).toBe('1 job is paused.')
  expect(summaryOf([done, done, item(refused)], 'resume')).toBe(
    '2 jobs are resumed, 1 was refused.',
  )
})
