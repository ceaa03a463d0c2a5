/** `ben@contoso.example` is ben: in a list of one's own company the domain says nothing. */
export const shortName = (principal: string): string => principal.replace(/@.*$/, '')
