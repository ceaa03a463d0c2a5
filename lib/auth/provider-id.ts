/** NextAuth's name of the one way to sign in; it stands in the address that Entra calls back. */
export const providerId = 'azure-ad'
