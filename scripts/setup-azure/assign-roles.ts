import { z } from 'zod'
import given from '../../infra/registration.json'
import { Refusal } from '../refusal'
import type { Account } from './account'
import type { Assignment } from './arguments'
import { AzRefused } from './az'
import { type Graph, listOf, literal } from './graph'
import type { Application } from './registration'

const named = z.object({ id: z.string() })
const assigned = z.object({ appRoleId: z.string(), resourceId: z.string() })

export type Holder = { kind: 'users' | 'groups'; id: string; role: string; who: string }

/** Finds everybody who is to get a role before anything is changed. */
export async function findHolders(
  graph: Graph,
  account: Account,
  assignments: readonly Assignment[],
): Promise<Holder[]> {
  const holders: Holder[] = []
  for (const { who, role } of assignments) {
    const found = await findHolder(graph, account, who)
    if (!found) throw new Refusal(`Nobody in this tenant is ${who}: no user and no group.`)
    holders.push({ ...found, who, role })
  }
  return holders
}

async function findHolder(graph: Graph, { isPerson }: Account, who: string) {
  if (who === 'me') {
    if (!isPerson) throw new Refusal('`me` is a person; you are signed in as a service principal.')
    return { kind: 'users' as const, ...(await graph.read('me?$select=id', named)) }
  }
  const user = await graph.find(`users/${encodeURIComponent(who)}?$select=id`, named)
  if (user) return { kind: 'users' as const, ...user }
  const filter = encodeURIComponent(`displayName eq ${literal(who)}`)
  const { value } = await graph.read(`groups?$filter=${filter}&$select=id`, listOf(named))
  if (value.length > 1)
    throw new Refusal(
      `${value.length} groups are named ${who}; a user's name or a name of its own is needed.`,
    )
  return value[0] ? { kind: 'groups' as const, ...value[0] } : null
}

/** Gives each their role, once. */
export async function assignRoles(
  graph: Graph,
  servicePrincipalId: string,
  { appRoles }: Application,
  holders: readonly Holder[],
): Promise<void> {
  for (const holder of holders) {
    const roleId =
      appRoles.find(({ value }) => value === holder.role)?.id ??
      given.appRoles.find(({ value }) => value === holder.role)?.id
    if (!roleId) throw new Error(`the registration has no role ${holder.role}`)
    if (await holds(graph, servicePrincipalId, holder, roleId)) continue
    const body = { principalId: holder.id, resourceId: servicePrincipalId, appRoleId: roleId }
    await graph
      .post(`servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`, body, z.unknown(), null)
      .catch((error: unknown) => {
        if (!(error instanceof AzRefused) || !error.isForbidden) throw error
        throw new Refusal(
          `You may not give ${holder.who} the role ${holder.role}: that needs Cloud Application Administrator, or ownership of the app. Have it assigned under Enterprise applications > Users and groups and run this again; what was done so far stays and is not done twice.`,
        )
      })
  }
}

async function holds(graph: Graph, resourceId: string, holder: Holder, roleId: string) {
  if (graph.isDryRun && resourceId.startsWith('<')) return false
  const { value } = await graph.read(
    `${holder.kind}/${holder.id}/appRoleAssignments?$filter=${encodeURIComponent(`resourceId eq ${resourceId}`)}`,
    listOf(assigned),
  )
  return value.some(({ appRoleId }) => appRoleId === roleId)
}
