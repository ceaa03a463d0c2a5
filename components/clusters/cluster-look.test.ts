import { clusterStates } from '@/lib/resources/clusters/states'
import { stateLooks } from '../ui/state-badge'
import { clusterLook } from './cluster-look'

const ended = (type: string) => ({
  state: 'TERMINATED' as const,
  terminationReason: { code: 'X', type, parameters: {} },
})

describe('clusterLook', () => {
  it.each(clusterStates)('gives %s one of the eight looks and a word of its own', (state) => {
    const { look, word } = clusterLook({ state, terminationReason: null })
    expect(stateLooks).toContain(look)
    expect(word).toMatch(/^[A-Z][a-z]+$/)
  })

  it('gives no two states the same word', () => {
    const words = clusterStates.map((state) => clusterLook({ state, terminationReason: null }).word)
    expect(new Set(words).size).toBe(clusterStates.length)
  })

  it.each(['PENDING', 'RESTARTING', 'RESIZING', 'TERMINATING'] as const)(
    'moves only while %s',
    (state) => expect(clusterLook({ state, terminationReason: null }).isMoving).toBe(true),
  )

  it.each(['CLIENT_ERROR', 'CLOUD_FAILURE', 'SERVICE_FAULT', 'A_TYPE_OF_TOMORROW'])(
    'shows a cluster that ended by %s as failed, not as one that was told to stop',
    (type) => expect(clusterLook(ended(type))).toMatchObject({ look: 'failed', word: 'Failed' }),
  )

  it('shows a cluster that ended as it should as quietly terminated', () =>
    expect(clusterLook(ended('SUCCESS'))).toMatchObject({ look: 'skipped', word: 'Terminated' }))
})
