import { confirmationFor } from './job-confirmation'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aJob } from './testing/jobs-and-runs'

const workspace = aWorkspace()

it('pausing tells what no longer happens', () => {
  const { title, consequences, isDanger } = confirmationFor({
    action: 'pause',
    workspace,
    job: aJob(),
  })
  expect(title).toBe('Pause orders_bronze_to_silver?')
  expect(consequences[0]).toBe(
    'It no longer starts by itself (daily 02:10 Europe/Amsterdam) until it is resumed.',
  )
  expect(isDanger).toBe(false)
})

it('resuming tells that nothing is made up for', () => {
  const { consequences } = confirmationFor({ action: 'resume', workspace, job: aJob() })
  expect(JSON.stringify(consequences)).toMatch(/daily 02:10 Europe\/Amsterdam.*not made up for/)
})

it.each([
  [false, /starts again by itself: daily 02:10/],
  [true, /Nothing starts it again by itself/],
])('canceling all runs of a job (paused: %s) tells what comes after', (isPaused, after) => {
  const { consequences, isDanger, description, dismissLabel } = confirmationFor({
    action: 'cancel-all',
    workspace,
    job: aJob({ isPaused }),
  })
  expect(consequences[1]).toMatch(after)
  expect(isDanger).toBe(true)
  expect(description).toBe('In prod, which is production.')
  expect(dismissLabel).toBe('Keep them running')
})
