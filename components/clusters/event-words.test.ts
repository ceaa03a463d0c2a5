import type { ClusterEvent } from '@/lib/resources/clusters/schema'
import { eventWords } from './event-words'

const anEvent = (change: Partial<ClusterEvent>): ClusterEvent => ({
  at: '2026-10-03T12:00:00Z',
  type: 'RUNNING',
  user: null,
  cause: null,
  currentWorkers: null,
  targetWorkers: null,
  jobRunName: null,
  message: null,
  reason: null,
  ...change,
})

describe('eventWords', () => {
  it.each([
    [{ type: 'STARTING', user: 'ben@contoso.example' }, 'Started by ben@contoso.example'],
    [{ type: 'RESIZING', currentWorkers: 2, targetWorkers: 4 }, 'Resizing from 2 to 4 workers'],
    [{ type: 'RUNNING', currentWorkers: 8 }, 'Running with 8 workers'],
    [{ type: 'A_TYPE_OF_TOMORROW' }, 'A type of tomorrow'],
    [{ type: 'constructor' }, 'constructor'],
  ])('says %j as "%s"', (change, title) => expect(eventWords(anEvent(change)).title).toBe(title))

  it('says why a cluster stopped, loudly only when it broke', () => {
    const ended = (type: string, code: string) =>
      eventWords(anEvent({ type: 'TERMINATING', reason: { code, type, parameters: {} } }))
    expect(ended('SUCCESS', 'JOB_FINISHED')).toMatchObject({ look: 'skipped' })
    expect(ended('CLOUD_FAILURE', 'CLOUD_PROVIDER_RESOURCE_STOCKOUT')).toEqual({
      look: 'failed',
      title: 'Terminating',
      detail: 'Azure had no machines of this type',
    })
  })
})
