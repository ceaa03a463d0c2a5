import { versions, type Call } from './call'
import { invalidParameter } from './errors'
import { oneOf, queryInteger, requiredQuery } from './fields'
import { readPageToken, toPage } from './page-token'
import type { Policy } from './policy'

/** Who may use it is asked for elsewhere. */
function toWire(policy: Policy): Omit<Policy, 'accessList'> {
  const wire: Partial<Policy> = { ...policy }
  delete wire.accessList
  return wire as Omit<Policy, 'accessList'>
}

/** The policies somebody may use, newest first as the service sorts them. */
function listPolicies({ workspace, principal, query }: Call) {
  const column = oneOf('sort_column', query.get('sort_column') ?? 'POLICY_CREATION_TIME', [
    'POLICY_CREATION_TIME',
    'POLICY_NAME',
  ])
  const order = oneOf('sort_order', query.get('sort_order') ?? 'DESC', ['ASC', 'DESC'])
  const sign = order === 'ASC' ? 1 : -1
  const policies = workspace.policies
    .filter(({ accessList }) => workspace.sees(principal, 'cluster-policies', accessList))
    .sort((a, b) =>
      column === 'POLICY_NAME'
        ? sign * a.name.localeCompare(b.name)
        : sign * (a.created_at_timestamp - b.created_at_timestamp),
    )
  return policies.length > 0 ? { policies: policies.map(toWire) } : {}
}

/** A policy that somebody may use, or the refusal. */
export function usablePolicy({ workspace, principal }: Call, id: string): Policy {
  const policy = workspace.policies.find(({ policy_id }) => policy_id === id)
  if (!policy) throw invalidParameter(`Cluster policy ${id} does not exist`)
  workspace.requireLevel(principal, 'cluster-policies', id, policy.accessList, 'CAN_USE')
  return policy
}

function listFamilies({ workspace, query }: Call) {
  const size = queryInteger(query, 'max_results', 20) || 20
  const offset = readPageToken(query.get('page_token'), 'policy-families')
  const page = toPage(workspace.policyFamilies, offset, size, 'policy-families')
  return {
    ...(page.items.length > 0 ? { policy_families: page.items } : {}),
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
  }
}

function getFamily({ workspace, params }: Call) {
  const id = params['policy_family_id']
  const family = workspace.policyFamilies.find((each) => each.policy_family_id === id)
  if (!family) throw invalidParameter(`Policy family ${id} does not exist`)
  return family
}

export const policyRoutes = [
  ...versions('GET', ['2.0'], '/policies/clusters/list', listPolicies),
  ...versions('GET', ['2.0'], '/policies/clusters/get', (call) =>
    toWire(usablePolicy(call, requiredQuery(call.query, 'policy_id'))),
  ),
  ...versions('GET', ['2.0'], '/policy-families', listFamilies),
  ...versions('GET', ['2.0'], '/policy-families/{policy_family_id}', getFamily),
]
