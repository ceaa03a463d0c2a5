import { runStates } from '@/lib/resources/runs/states'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { runColumns } from './run-columns'

it('by state what failed comes first, then what goes on, and what went well last', () => {
  const rank = runColumns(0, false).find(({ id }) => id === 'state')?.sortValue
  const sorted = runStates.toSorted((a, b) => {
    const [first, second] = [a, b].map((state) =>
      Number(rank?.({ run: aRun({ state }), workspace: aWorkspace() })),
    )
    return (first ?? NaN) - (second ?? NaN)
  })
  expect(sorted).toEqual([
    'failed',
    'warning',
    'running',
    'queued',
    'unknown',
    'canceled',
    'skipped',
    'succeeded',
  ])
})
