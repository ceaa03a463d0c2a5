import type { Run } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { confirmationFor } from './run-confirmation'

const workspace = { alias: 'prod', isProduction: true } as Workspace
const aRun = (isActive: boolean) =>
  ({ runId: '17', name: 'etl', isActive, lifeCycle: isActive ? 'RUNNING' : 'TERMINATED' }) as Run

it('canceling a run leaves a way out that says what comes of it', () => {
  const { confirmLabel, dismissLabel, isDanger, disabledReason, description } = confirmationFor({
    action: 'cancel',
    workspace,
    run: aRun(true),
  })
  expect([confirmLabel, dismissLabel, isDanger]).toEqual(['Cancel run', 'Keep it running', true])
  expect(disabledReason).toBeUndefined()
  expect(description).toBe('Run 17 in prod, which is production.')
})

it('a run that has ended meanwhile is told so, and not promised to go on', () => {
  const { dismissLabel, disabledReason, consequences } = confirmationFor({
    action: 'cancel',
    workspace,
    run: aRun(false),
  })
  expect(dismissLabel).toBe('Close')
  expect([disabledReason, consequences]).toEqual(['It has ended.', ['It has ended.']])
})
