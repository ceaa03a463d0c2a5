import { createHash } from 'node:crypto'

const blockBytes = 64 * 1024

/** Bytes that neither compress to nothing nor look alike from place to place, and never change. */
const block = Buffer.concat(
  Array.from({ length: blockBytes / 32 }, (_, index) =>
    createHash('sha256').update(`pattern ${index}`).digest(),
  ),
)

/** So many bytes, block by block; infinitely many for `Infinity`. */
export function* patternBytes(count: number): Generator<Buffer> {
  for (let left = count; left > 0; left -= blockBytes) {
    yield left < blockBytes ? block.subarray(0, left) : block
  }
}

const hashes = new Map<number, string>()

export function patternHash(count: number): string {
  const known = hashes.get(count)
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const chunk of patternBytes(count)) hash.update(chunk)
  const text = hash.digest('hex')
  hashes.set(count, text)
  return text
}
