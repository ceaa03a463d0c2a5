import { jobId } from '@/lib/databricks/ids'
import type { FailedJob, ReachPage } from './schema'
import { blockedWords, concerned, concernWords, unknownWords } from './words'

const id = (number: number) => jobId.parse(String(number))
const failed = (number: number, more: Partial<FailedJob> = {}): FailedJob => ({
  jobId: id(number),
  name: `job ${number}`,
  owner: 'ben',
  runAs: null,
  notifies: [],
  blocked: [],
  silent: 0,
  ...more,
})
const page = (more: Partial<ReachPage> = {}): ReachPage => ({
  failed: [],
  items: [],
  tables: [],
  unseen: [],
  coverage: { jobs: 137, complete: true, stoppedBy: null },
  asOf: '2026-11-28T12:00:00Z',
  ...more,
})

it('tells how many tasks do not run, and in how many of the jobs', () => {
  expect(blockedWords([failed(1, { blocked: ['a', 'b'] }), failed(2), failed(3)])).toBe(
    '2 tasks behind the failure in 1 of these jobs',
  )
  expect(blockedWords([failed(1)])).toBeNull()
})

it('names everybody once, with all that they have to do with it', () => {
  const people = concerned([
    failed(1, { notifies: ['ben', 'team'] }),
    failed(2, { owner: 'ada', runAs: 'etl' }),
    failed(3, { runAs: 'ben' }),
    failed(4, { owner: null }),
  ])
  expect(people.map((each) => `${each.name} ${concernWords(each)}`)).toEqual([
    'ben owns 2, is mailed when they fail',
    'ada owns 1',
    'etl runs 1',
    'team is mailed when they fail',
  ])
})

it('says what nobody can know from the jobs, and which jobs were not looked at', () => {
  const asked = [1, 2, 3].map((number) => ({ jobId: id(number), tasks: null }))
  const sentences = unknownWords(
    page({
      failed: [failed(1, { silent: 3 })],
      unseen: [id(2)],
      coverage: { jobs: 500, complete: false, stoppedBy: 'limit' },
    }),
    asked,
  )
  expect(sentences).toEqual([
    expect.stringMatching(/^3 of their tasks may write tables without saying so/),
    '1 job you may not see, or somebody has deleted.',
    '1 job not looked at.',
    'Only the newest 500 jobs were looked through.',
  ])
})

it('says nothing where all is known', () => {
  expect(unknownWords(page({ failed: [failed(1)] }), [{ jobId: id(1), tasks: null }])).toEqual([])
})
