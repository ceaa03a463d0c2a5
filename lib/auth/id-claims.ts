/** The app roles in a token. Anything but a list of words counts as no role: missing means no access. */
export function rolesOf(claims: Record<string, unknown>): string[] {
  const { roles } = claims
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []
}

/** The first of these claims that holds text. */
export function textClaim(claims: Record<string, unknown>, ...names: string[]): string | null {
  const values = names.map((name) => claims[name])
  return (
    (values.find((value) => typeof value === 'string' && value !== '') as string | null) ?? null
  )
}
