import { isTransitional, refreshIntervalMs, whyNot, type ClusterAccess } from './rules'
import { clusterStates, type ClusterState } from './states'

const inState = (state: ClusterState) => ({ state, source: 'UI' as const })

const possible: Record<'start' | 'restart' | 'terminate', ClusterState[]> = {
  start: ['TERMINATED'],
  restart: ['RUNNING'],
  terminate: ['PENDING', 'RUNNING', 'RESTARTING', 'RESIZING', 'ERROR', 'UNKNOWN'],
}
const actions = ['start', 'restart', 'terminate'] as const

describe.each(actions)('%s', (action) => {
  it.each(clusterStates)('is possible for a %s cluster, or says in a sentence why not', (state) => {
    const reason = whyNot(action, inState(state))
    if (possible[action].includes(state)) expect(reason).toBeUndefined()
    else expect(reason).toMatch(/^[A-Z].*\.$/)
  })
})

it.each(['JOB', 'PIPELINE', 'PIPELINE_MAINTENANCE', 'SQL'] as const)(
  'a cluster that %s made for itself is not started by hand, but may be terminated',
  (source) => {
    expect(whyNot('start', { state: 'TERMINATED', source })).toMatch(/^It belongs to /)
    expect(whyNot('restart', { state: 'RUNNING', source })).toMatch(/^It belongs to /)
    expect(whyNot('terminate', { state: 'RUNNING', source })).toBeUndefined()
  },
)

describe('permissions', () => {
  const access = (
    grants: [kind: 'user' | 'group', name: string, level: string][],
  ): ClusterAccess => ({
    permissions: {
      grants: grants.map(([kind, name, level]) => ({
        principal: { kind, name, displayName: null },
        level,
        inheritedFrom: [],
      })),
    },
    me: { principalName: 'ben@contoso.example', groups: [{ name: 'data-engineers' }] },
  })
  const why = (...grants: Parameters<typeof access>[0]) =>
    whyNot('start', inState('TERMINATED'), access(grants))

  it.each([
    ['user', 'ben@contoso.example', 'CAN_RESTART'],
    ['user', 'Ben@Contoso.example', 'CAN_MANAGE'],
    ['group', 'data-engineers', 'CAN_MANAGE'],
    ['group', 'users', 'CAN_RESTART'],
  ] as const)('of the %s %s at %s are enough', (...grant) => {
    expect(why(['user', 'ada@contoso.example', 'CAN_MANAGE'], [...grant])).toBeUndefined()
  })

  it('to attach alone are not, and the words say what is', () => {
    expect(why(['user', 'ben@contoso.example', 'CAN_ATTACH_TO'])).toMatch(/may attach.*Can Restart/)
  })

  it('of others do not count', () => {
    expect(
      why(
        ['user', 'ada@contoso.example', 'CAN_MANAGE'],
        ['group', 'ben@contoso.example', 'CAN_MANAGE'],
      ),
    ).toMatch(/no permission/)
  })

  it('at a level newer than this list leave the decision to Databricks', () => {
    expect(why(['user', 'ben@contoso.example', 'CAN_LEVITATE'])).toBeUndefined()
  })

  it('that are not known leave the decision to Databricks', () => {
    expect(whyNot('start', inState('TERMINATED'))).toBeUndefined()
  })

  it('never hide that the state does not fit', () => {
    expect(
      whyNot('start', inState('RUNNING'), access([['user', 'ben@contoso.example', 'CAN_MANAGE']])),
    ).toBe('It is already running.')
  })
})

it('looks often while one of many moves, and rests when none does', () => {
  expect(refreshIntervalMs([inState('RUNNING'), inState('PENDING')])).toBe(3_000)
  expect(refreshIntervalMs([inState('RUNNING'), inState('TERMINATED')])).toBe(30_000)
  expect(refreshIntervalMs()).toBe(30_000)
  expect(clusterStates.filter((state) => isTransitional({ state }))).toEqual([
    'PENDING',
    'RESTARTING',
    'RESIZING',
    'TERMINATING',
  ])
})
