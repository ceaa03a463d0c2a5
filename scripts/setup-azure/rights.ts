import { z } from 'zod'
import { Refusal } from '../refusal'
import type { Account } from './account'
import { AzRefused } from './az'
import { type Graph, listOf } from './graph'

/** Directory roles by their template ids, which are the same in every tenant (Microsoft Learn, "Microsoft Entra built-in roles"). */
const roles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  applicationDeveloper: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
}

const mayConsent: string[] = [
  roles.globalAdministrator,
  roles.applicationAdministrator,
  roles.cloudApplicationAdministrator,
  roles.privilegedRoleAdministrator,
]
const mayRegister: string[] = [
  roles.globalAdministrator,
  roles.applicationAdministrator,
  roles.cloudApplicationAdministrator,
  roles.applicationDeveloper,
]

const directoryRole = z.object({ roleTemplateId: z.string() })
const policy = z.object({
  defaultUserRolePermissions: z.object({ allowedToCreateApps: z.boolean() }),
})

export const noRightToRegister =
  'You may not register applications in this tenant. Ask an administrator for the role Application Developer (or have them activate yours in Privileged Identity Management), or hand them docs/install.md: they can do it by clicking. Nothing was changed.'

/** null: not to be found out beforehand; Entra will say. */
export type Rights = { mayRegister: boolean | null; mayConsent: boolean | null }

/** What the signed-in person may do in the directory, as far as they may know. */
export async function readRights(graph: Graph, { isPerson }: Account): Promise<Rights> {
  if (!isPerson) return { mayRegister: null, mayConsent: null }
  const held = await readable(() =>
    graph.read(
      'me/transitiveMemberOf/microsoft.graph.directoryRole?$select=roleTemplateId',
      listOf(directoryRole),
    ),
  )
  const holds = (wanted: string[]) =>
    held && held.value.some(({ roleTemplateId }) => wanted.includes(roleTemplateId))
  if (holds(mayRegister)) return { mayRegister: true, mayConsent: holds(mayConsent) }
  const tenant = await readable(() =>
    graph.read('policies/authorizationPolicy?$select=defaultUserRolePermissions', policy),
  )
  return {
    mayRegister: tenant?.defaultUserRolePermissions.allowedToCreateApps ?? null,
    mayConsent: holds(mayConsent),
  }
}

export function refuseWithoutRight({ mayRegister: may }: Rights): void {
  if (may === false) throw new Refusal(noRightToRegister)
}

async function readable<T>(read: () => Promise<T>): Promise<T | null> {
  return read().catch((error: unknown) => {
    if (error instanceof AzRefused && error.isForbidden) return null
    throw error
  })
}
