import { z } from 'zod'

/** A person or service principal, by the name that access control lists use. */
export const principalRef = z.object({
  kind: z.enum(['user', 'service-principal']),
  /** The sign-in name, or a service principal's application id. */
  name: z.string().min(1).max(256),
})
export type PrincipalRef = z.infer<typeof principalRef>

/** As requests name them. */
export const toWireName = ({ kind, name }: PrincipalRef) =>
  kind === 'user' ? { user_name: name } : { service_principal_name: name }
