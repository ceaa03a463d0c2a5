import { z } from 'zod'
import { workspaceAlias } from '@/lib/databricks/ids'
import { principalRef } from '@/lib/databricks/principal'

/** A user or service principal as one workspace tells the caller of them. */
export const principal = principalRef.extend({
  displayName: z.string(),
  /** Null where the workspace does not tell: only admins learn who was put out of action. */
  isActive: z.boolean().nullable(),
})
export type Principal = z.infer<typeof principal>

export const principalPage = z.object({
  items: z.array(principal),
  /** What the workspace did not let the caller read; `items` is silent about these. */
  untold: z.array(z.enum(['user', 'service-principal'])),
  nextPageToken: z.null(),
  asOf: z.iso.datetime(),
})
export type PrincipalPage = z.infer<typeof principalPage>

/** `q` is a part of the name that they sign in with or are shown by. */
export const listPrincipalsInput = z.object({
  workspace: workspaceAlias,
  q: z.string().min(1).max(256),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ListPrincipalsInput = z.infer<typeof listPrincipalsInput>

const entryWire = z.object({
  userName: z.string().optional(),
  applicationId: z.string().optional(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
})

/** A SCIM 2.0 list leaves `Resources` out when it is empty. */
export const readPrincipals = z
  .object({ Resources: z.array(entryWire).default([]) })
  .transform(({ Resources }) =>
    Resources.flatMap(({ userName, applicationId, displayName, active }): Principal[] => {
      const name = applicationId ?? userName
      if (name === undefined) return []
      return [
        {
          kind: applicationId === undefined ? 'user' : 'service-principal',
          name,
          displayName: displayName ?? name,
          isActive: active ?? null,
        },
      ]
    }),
  )
