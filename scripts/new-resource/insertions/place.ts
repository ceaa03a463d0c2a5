/** Where in a text something goes: right after the last match. Throws in words when there is none. */
export function afterLast(text: string, anchor: RegExp, what: string): number {
  const last = [...text.matchAll(new RegExp(anchor, anchor.flags.replace('g', '') + 'g'))].at(-1)
  if (!last) throw new Error(`${what} was not found`)
  return last.index + last[0].length
}

/** The end of the array that an exported constant is: the place before its closing bracket. */
export function endOfArray(text: string, name: string): number {
  const start = new RegExp(`^export const ${name}\\b.*= \\[$`, 'm').exec(text)
  const end = start ? text.indexOf('\n]', start.index) : -1
  if (end === -1) throw new Error(`the list 'export const ${name} = [ … ]' was not found`)
  return end + 1
}

export const inserted = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at)
