/** Of each cause that somebody unfolded or folded, whether it is open; by the mark of its key. */
export type Unfolded = ReadonlyMap<string, boolean>

/** Stands for a cause in an address: its key is as long as its error. FNV-1a, 32 bits, in up to 7 characters. */
export function causeMark(key: string): string {
  let hash = 0x811c9dc5
  for (const sign of key) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** `1f3k2a9.-p3x1ab`: one is open, the other folded. What says neither is left aside. */
export function readUnfolded(text: string): Unfolded {
  const told = text.split('.').filter((each) => /^-?[0-9a-z]{1,7}$/.test(each))
  return new Map(told.map((each) => [each.replace('-', ''), !each.startsWith('-')]))
}

export const unfoldedText = (unfolded: Unfolded): string =>
  [...unfolded].map(([mark, isOpen]) => (isOpen ? mark : `-${mark}`)).join('.')
