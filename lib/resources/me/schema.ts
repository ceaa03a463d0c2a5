import { z } from 'zod'
import { workspaceAlias } from '@/lib/databricks/ids'
import { isApplicationId } from '@/lib/format/principals'

const complexValue = z.object({
  value: z.string().optional(),
  display: z.string().optional(),
  type: z.string().optional(),
})

/** SCIM 2.0 `Me`. */
export const meWire = z.object({
  id: z.string(),
  userName: z.string().optional(),
  applicationId: z.string().optional(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
  groups: z.array(complexValue).optional(),
  entitlements: z.array(complexValue).optional(),
})

/** The caller as one workspace knows them. */
export const me = z.object({
  userId: z.string(),
  kind: z.enum(['user', 'service-principal']),
  /** The sign-in name, or a service principal's application id: the name that access control lists use. */
  principalName: z.string(),
  displayName: z.string(),
  isActive: z.boolean(),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  entitlements: z.array(z.string()),
})
export type Me = z.infer<typeof me>

export function toMe(wire: z.infer<typeof meWire>): Me {
  const principalName = wire.userName ?? wire.applicationId ?? wire.id
  return {
    userId: wire.id,
    // Of a service principal `Me` gives the application id as its `userName`.
    kind: isApplicationId(principalName) ? 'service-principal' : 'user',
    principalName,
    displayName: wire.displayName ?? principalName,
    isActive: wire.active ?? true,
    groups: (wire.groups ?? []).map((group) => ({
      id: group.value ?? '',
      name: group.display ?? group.value ?? '',
    })),
    entitlements: (wire.entitlements ?? []).flatMap(({ value }) => value ?? []),
  }
}
export const readMe = meWire.transform(toMe).pipe(me)

export const meInput = z.object({ workspace: workspaceAlias })
export type MeInput = z.infer<typeof meInput>
