const applicationId = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * `ben@contoso.example` is ben: in a list of one's own company the domain says nothing. Of a service principal's
 * application id the first block is enough to tell it from others.
 */
export const shortName = (principal: string): string =>
  principal.replace(applicationId, '$1…').replace(/@.*$/, '')

/** A service principal goes by its application id; people by the address they sign in with. */
export const isApplicationId = (name: string): boolean => applicationId.test(name)
