import { confirmationFor } from './cluster-confirmation'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aCluster } from './testing/a-cluster'

const prod = aWorkspace('prod')
const dev = aWorkspace('dev')

describe('confirmationFor', () => {
  it('makes one type the name to terminate what others share in production', () =>
    expect(
      confirmationFor({ action: 'terminate', workspace: prod, cluster: aCluster() }),
    ).toMatchObject({ nameToType: 'etl-shared', isDanger: true }))

  it.each([
    ['outside production', dev, 'terminate', 'UI'],
    ['to restart', prod, 'restart', 'UI'],
    ['to start', prod, 'start', 'UI'],
    ['for the cluster of a job', prod, 'terminate', 'JOB'],
  ] as const)('asks for one key only %s', (_, workspace, action, source) =>
    expect(
      confirmationFor({ action, workspace, cluster: aCluster({ source }) }).nameToType,
    ).toBeUndefined(),
  )

  it('says what comes up, and that it costs', () => {
    const { consequences } = confirmationFor({
      action: 'start',
      workspace: dev,
      cluster: aCluster(),
    })
    expect(JSON.stringify(consequences)).toMatch(
      /8 workers of Standard_D8ds_v5, runtime 16\.4.*costs/,
    )
  })

  it('warns of a cluster that never terminates by itself', () => {
    const cluster = aCluster({ autoTerminationMinutes: 0 })
    const { consequences } = confirmationFor({ action: 'start', workspace: dev, cluster })
    expect(consequences).toContain('It never terminates by itself.')
  })
})
