/** A number in [0, 1) that follows from an id and a word alone: the same on every machine and at every look. */
export function chance(id: bigint, word: string): number {
  let state = Number(BigInt.asUintN(32, id ^ (id >> 32n)))
  for (let index = 0; index < word.length; index += 1) {
    state = Math.imul(state ^ word.charCodeAt(index), 0x01000193)
  }
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

export const between = (least: number, most: number, share: number): number =>
  Math.round(least + (most - least) * share)
