import type { PrincipalRef } from '@/lib/databricks/principal'
import { isApplicationId } from '@/lib/format/principals'
import type { Principal, PrincipalPage } from './schema'

/** Who a name that somebody typed means. */
export const principalNamed = (name: string): PrincipalRef => ({
  kind: isApplicationId(name.trim()) ? 'service-principal' : 'user',
  name: name.trim(),
})

/** Names of people are addresses, which are the same in any case. */
export const isSame = (a: PrincipalRef, b: PrincipalRef): boolean =>
  a.kind === b.kind && a.name.toLowerCase() === b.name.toLowerCase()

/** `here`, or why nothing can run as them; `untold` where the workspace did not say. */
export type PrincipalStanding = 'here' | 'inactive' | 'unknown' | 'untold'

export function standingIn(
  of: PrincipalRef,
  { items, untold }: Pick<PrincipalPage, 'items' | 'untold'>,
): PrincipalStanding {
  const found: Principal | undefined = items.find((each) => isSame(each, of))
  if (!found) return untold.includes(of.kind) ? 'untold' : 'unknown'
  return found.isActive === false ? 'inactive' : 'here'
}
