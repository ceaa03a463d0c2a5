import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import { upkeepEverywhereGaps, upkeepGaps } from './gaps'

const whole = { unchecked: [], hidesInactive: false }
const part = {
  ...whole,
  workspace: workspaceAlias.parse('prod'),
  kind: 'ok' as const,
  looked: 9,
  hasMore: false,
  problem: null,
}
const one = { jobId: jobId.parse('1'), name: 'a', why: 'time' as const }

it('a list in which every job was checked lacks nothing', () => {
  expect(upkeepGaps(whole)).toEqual([])
  expect(upkeepEverywhereGaps({ parts: [part] })).toEqual([])
})

it('says what could not be checked, and what only admins are told', () =>
  expect(upkeepGaps({ unchecked: [one], hidesInactive: true })).toEqual([
    '1 of the jobs could not be checked',
    'who was deactivated is told to admins only',
  ]))

it('says of which workspace something is missing', () => {
  const dev = { ...part, workspace: workspaceAlias.parse('dev'), kind: 'slow' as const }
  const parts = [{ ...part, hasMore: true, unchecked: [one] }, dev]
  expect(upkeepEverywhereGaps({ parts })).toEqual([
    'prod: has more jobs than were looked at',
    'prod: 1 of the jobs could not be checked',
    'dev: has not answered in time',
  ])
})
