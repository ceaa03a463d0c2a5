const name = 'lakedeck-rail'

/** A cookie, not local storage: the server draws the rail as it was left, so it never jumps. */
export const railCookie = {
  name,
  isFolded: (value: string | undefined) => value === 'folded',
  write: (isFolded: boolean) =>
    `${name}=${isFolded ? 'folded' : 'open'}; path=/; max-age=31536000; samesite=lax`,
}
