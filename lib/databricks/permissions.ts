import { z } from 'zod'
import type { Grant } from './grants'

/** The answer of `GET /api/2.0/permissions/{type}/{id}`, the same for every kind of object. */
const permissionsWire = z.object({
  access_control_list: z
    .array(
      z.object({
        user_name: z.string().optional(),
        group_name: z.string().optional(),
        service_principal_name: z.string().optional(),
        display_name: z.string().optional(),
        all_permissions: z
          .array(
            z.object({
              permission_level: z.string().optional(),
              inherited_from_object: z.array(z.string()).optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})
type AccessEntry = z.infer<typeof permissionsWire>['access_control_list'][number]

export const grant = z.object({
  principal: z.object({
    kind: z.enum(['user', 'group', 'service-principal']),
    name: z.string(),
    displayName: z.string().nullable(),
  }),
  level: z.string(),
  inheritedFrom: z.array(z.string()),
})

/** Who may do what, and when that was asked. */
export const permissions = z.object({ grants: z.array(grant), asOf: z.iso.datetime() })
export type Permissions = z.infer<typeof permissions>

export const readPermissions = permissionsWire.transform((wire) =>
  wire.access_control_list.flatMap(toGrants),
)

function toGrants(entry: AccessEntry): Grant[] {
  const principal = toPrincipal(entry)
  if (!principal) return []
  return entry.all_permissions.flatMap(({ permission_level: level, inherited_from_object }) =>
    level === undefined ? [] : [{ principal, level, inheritedFrom: inherited_from_object ?? [] }],
  )
}

function toPrincipal(entry: AccessEntry): Grant['principal'] | null {
  const displayName = entry.display_name ?? null
  if (entry.user_name) return { kind: 'user', name: entry.user_name, displayName }
  if (entry.group_name) return { kind: 'group', name: entry.group_name, displayName }
  if (!entry.service_principal_name) return null
  return { kind: 'service-principal', name: entry.service_principal_name, displayName }
}
