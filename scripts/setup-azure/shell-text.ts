/** A command as a shell takes it, so that what is printed can be run by hand. */
export const shellText = (args: readonly string[]): string => args.map(quoted).join(' ')

/** In a POSIX shell only single quotes leave everything alone, `$select` and the quotes of JSON too. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
