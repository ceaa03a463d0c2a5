/** The signed-in person, as far as the console shows them. */
export type Person = {
  name: string
  userName: string | null
  tenantId: string
  /** What they may do in Lakedeck. */
  role: string
  assignedRoles: readonly string[]
}

/** `Ben Kaya` is BK. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
