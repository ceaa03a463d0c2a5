/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import type { Run } from '@/lib/resources/runs/schema'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { ListedDuration } from './run-duration'

const minuteMs = 60_000
const asked: string[] = []
/** What the server says is usual for the job. */
function usually(medianMs: number) {
  asked.length = 0
  globalThis.fetch = jest.fn((path: string) => {
    asked.push(path)
    const body = { job: { medianMs, of: 20 }, tasks: [], asOf: '2026-11-21T12:00:00.000Z' }
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(),
      json: () => Promise.resolve(body),
    })
  }) as unknown as typeof fetch
}

const show = (jobId: string, totalMs: number) => {
  const run = aRun({ jobId: jobId as Run['jobId'] })
  const row = { workspace: aWorkspace(), run: { ...run, durations: { ...run.durations, totalMs } } }
  render(<ListedDuration row={row} nowMs={0} />)
}

it('in a list a run is slow against what is usual for its job, whatever else the list holds', async () => {
  usually(10 * minuteMs)
  show('1', 18 * minuteMs)
  expect((await screen.findByText('1.8 × usual')).title).toBe(
    'The median of its last 20 successes is 10 min 00 s',
  )
  expect(asked).toEqual(['/api/databricks/workspaces/prod/runs/usual?jobId=1'])
})

it('nothing is asked of a run that was over within seconds', () => {
  usually(1_000)
  show('2', 20_000)
  expect(screen.getByText('20 s')).toBeTruthy()
  expect(asked).toEqual([])
})
