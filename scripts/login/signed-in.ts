/** Whose token it is and until when, however they signed in. */
export type SignedIn = { accessToken: string; userName: string | null; expiresOn: Date | null }
