import { runId, repairId } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import { aRun } from '../../jobs/testing/jobs-and-runs'
import {
  inOrder,
  isWanted,
  requestOf,
  stepOf,
  summaryOf,
  wordsOf,
  type RepairStep,
} from './repair-step'

const aTask = (taskKey: string, state: TaskRun['state']) => ({ taskKey, state }) as TaskRun

const aFailedRun = (change: Partial<RunDetail> = {}): RunDetail => ({
  ...aRun({ state: 'failed', result: 'FAILED', startedAt: new Date().toISOString() }),
  jobRunId: null,
  tasks: [aTask('load', 'failed'), aTask('check', 'succeeded')],
  earlierAttempts: [],
  iterations: [],
  attempts: [],
  parameters: [],
  jobClusters: [],
  asOf: '2026-11-21T12:00:00.000Z',
  ...change,
})

const problem = (status: number): Problem => ({
  type: 't',
  title: 'No',
  status,
  detail: 'Not you.',
  code: 'X',
  requestId: 'r',
})
const refused = (status: number): RepairStep => ({
  kind: 'refused',
  run: aFailedRun(),
  problem: problem(status),
})

it('says which tasks would run again, and counts those that are many', () => {
  expect(wordsOf(stepOf(aFailedRun()))).toBe('Runs again: load')
  const many = ['a', 'b', 'c', 'd'].map((key) => aTask(key, 'failed'))
  expect(wordsOf(stepOf(aFailedRun({ tasks: many })))).toBe('Runs again: a, b and 2 more tasks')
})

it('leaves a run out that runs again already, with the reason', () => {
  const step = stepOf(aFailedRun({ isActive: true, state: 'running' }))
  expect(step.kind).toBe('left-out')
  expect(wordsOf(step)).toMatch(/^Left as it is\. It still runs\./)
  expect(isWanted(step)).toBe(false)
})

it('names the last repair that was read, so that asking twice is one repair', () => {
  expect(requestOf(aFailedRun())).toEqual({ latestRepairId: null })
  const attempts = [
    { kind: 'original', repairId: null },
    { kind: 'repair', repairId: repairId.parse('7') },
    { kind: 'repair', repairId: repairId.parse('9007199254740993') },
  ].map((each) => ({ ...aRun({ runId: runId.parse('1') }), taskRunIds: [], ...each }))
  expect(requestOf(aFailedRun({ attempts: attempts as RunDetail['attempts'] }))).toEqual({
    latestRepairId: '9007199254740993',
  })
})

it('asks again for what a fault refused, not for what a right is missing for', () => {
  expect(isWanted(refused(503))).toBe(true)
  expect(isWanted(refused(403))).toBe(false)
  expect(wordsOf(refused(403))).toBe('Not you.')
})

it('sums up what came of it', () => {
  const begun: RepairStep = { kind: 'begun', wasThere: false }
  expect(summaryOf([stepOf(aFailedRun())])).toBe('')
  expect(summaryOf([begun])).toBe('1 repair has begun.')
  expect(summaryOf([begun, begun, refused(403)])).toBe('2 repairs have begun, 1 was refused.')
  expect(summaryOf([refused(403), refused(503)])).toBe('0 repairs have begun, 2 were refused.')
})

it('puts what was refused first once all is asked for, and moves no run while it goes on', () => {
  const begun: RepairStep = { kind: 'begun', wasThere: false }
  const steps: RepairStep[] = [
    begun,
    refused(403),
    begun,
    { kind: 'unread', problem: problem(503) },
  ]
  const items = steps.map((step, at) => ({ step, at }))
  const order = (isRepairing: boolean) => inOrder(items, isRepairing).map(({ at }) => at)
  expect(order(true)).toEqual([0, 1, 2, 3])
  expect(order(false)).toEqual([1, 3, 0, 2])
  const before = [stepOf(aFailedRun()), { kind: 'unread', problem: problem(503) } as const]
  expect(
    inOrder(
      before.map((step) => ({ step })),
      false,
    ).map(({ step }) => step.kind),
  ).toEqual(['ready', 'unread'])
})
