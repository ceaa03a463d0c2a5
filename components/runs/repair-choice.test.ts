import type { RunDetail } from '@/lib/resources/runs/schema'
import { chosenKeys, repairAll, repairRequest, whyNotChoice } from './repair-choice'

const task = (taskKey: string, state: string, ...needs: string[]) => ({
  taskKey,
  state,
  result: state === 'skipped' ? 'UPSTREAM_FAILED' : null,
  dependsOn: needs.map((each) => ({ taskKey: each, outcome: null })),
})
const run = {
  tasks: [
    task('read', 'succeeded'),
    task('load', 'failed', 'read'),
    task('publish', 'skipped', 'load'),
    task('aside', 'succeeded', 'read'),
  ],
  attempts: [
    { kind: 'original', repairId: null },
    { kind: 'repair', repairId: '11' },
    { kind: 'repair', repairId: '12' },
  ],
} as unknown as RunDetail

test('all is what failed and what waited for it in vain', () => {
  expect(chosenKeys(run, repairAll)).toEqual(['load', 'publish'])
})

test('a chosen task brings what depends on it, or comes alone', () => {
  const choice = { ...repairAll, tasks: ['read'] }
  expect(chosenKeys(run, choice)).toEqual(['read', 'load', 'publish', 'aside'])
  expect(chosenKeys(run, { ...choice, withDependents: false })).toEqual(['read'])
})

test('the request names the latest repair, and only what is otherwise', () => {
  expect(repairRequest(run, repairAll)).toEqual({ latestRepairId: '12' })
  expect(repairRequest({ attempts: [] }, repairAll)).toEqual({ latestRepairId: null })
  const jobParameters = { run_date: '2026-11-21' }
  expect(repairRequest(run, { tasks: ['load'], withDependents: false, jobParameters })).toEqual({
    latestRepairId: '12',
    tasks: ['load'],
    withDependents: false,
    jobParameters,
  })
})

test('no task is no repair', () => {
  expect(whyNotChoice({ ...repairAll, tasks: [] })).toBe('Choose at least one task.')
  expect(whyNotChoice(repairAll)).toBeUndefined()
})
