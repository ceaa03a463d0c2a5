import type { TokenHolder } from '@/lib/databricks/access-token'

/** Least to most: what a person may do inside Lakedeck, on top of what Databricks allows them. */
export const appRoles = ['viewer', 'operator', 'admin'] as const
export type AppRole = (typeof appRoles)[number]

/**
 * Who is asking, with the token to ask with. Identity is `tenantId` + `objectId` (Entra's `tid` and `oid`),
 * never an e-mail address. *Principal* is left to Databricks: there it is an entry of an access control list.
 */
export type Caller = TokenHolder & {
  /** Of a personal access token nobody but Databricks knows whose it is. */
  kind: 'person' | 'service-principal' | 'personal-access-token'
  name: string
  /** The sign-in name for a person (`ben@contoso.example`), null for the others. */
  userName: string | null
  /** `admin` for everybody when APP_ROLES=off: Databricks alone decides then. */
  role: AppRole
  /** The roles as Entra assigned them (`Lakedeck.Operator`); empty when APP_ROLES=off assigned none. */
  assignedRoles: string[]
  via: 'session' | 'bearer'
  /** Null for bearers, which have no session of ours. */
  sessionId: string | null
}
