import type { ClusterSpec } from '../../workspace/clusters/spec'
import { daemon } from '../directory'
import { daemonGrantee, group } from '../story'

export const ada = 'ada@contoso.example'
export const ben = 'ben@contoso.example'
export const eve = 'eve@contoso.example'
export const farid = 'farid@contoso.example'
export const grace = 'grace@contoso.example'
export const financeEtl = daemonGrantee(daemon.clientId)
export const engineers = group('data-engineers')

export const tags = (team: string, costCenter: string) => ({
  team,
  cost_center: costCenter,
  env: 'prod',
})

export const onDemand: Required<ClusterSpec>['azure_attributes'] = {
  first_on_demand: 1,
  availability: 'ON_DEMAND_AZURE',
  spot_bid_max_price: -1,
}
export const spot: Required<ClusterSpec>['azure_attributes'] = {
  first_on_demand: 1,
  availability: 'SPOT_WITH_FALLBACK_AZURE',
  spot_bid_max_price: -1,
}
