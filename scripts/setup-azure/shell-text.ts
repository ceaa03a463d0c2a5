/** A command as a shell takes it, so that what is printed can be run by hand; a long JSON body over several lines. */
export const shellText = (args: readonly string[]): string =>
  args.map((word) => quoted(laidOut(word))).join(' ')

/** In a POSIX shell only single quotes leave everything alone, `$select`, line ends and the quotes of JSON too. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

function laidOut(word: string): string {
  if (!word.startsWith('{') || word.length < 100) return word
  try {
    return JSON.stringify(JSON.parse(word), null, 2)
  } catch {
    return word
  }
}
