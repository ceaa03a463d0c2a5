import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BodyTooLarge } from './request-body'

export type Blob = { blob: string; size: number }

/** First and last byte, both inside the blob. */
export type ByteRange = { start: number; end: number }

const unfinished = '.part'

/** Counts what passes and stops at the limit. */
function counting(limitBytes: number, count: (bytes: number) => void): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      count(passed)
      if (passed > limitBytes) done(new BodyTooLarge(`more than ${limitBytes} bytes`))
      else done(null, chunk)
    },
  })
}

/**
 * Bytes on the disk under names of its own making, so that no name a caller gave ever becomes a path.
 * A blob is written beside its name, flushed and renamed: it is there whole or not at all.
 */
export class BlobFolder {
  #folder: string | null
  readonly #isTemporary: boolean

  /** With no folder given, one that lasts as long as the process. */
  constructor(folder: string | null) {
    this.#folder = folder
    this.#isTemporary = folder === null
    if (folder !== null) mkdirSync(folder, { recursive: true })
  }

  #path(name: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'emulator-'))
    return join(this.#folder, name)
  }

  /** Streams; memory holds no more than a chunk of it. */
  async write(source: Readable | readonly Buffer[], limitBytes = Infinity): Promise<Blob> {
    const name = randomUUID()
    const path = this.#path(name)
    let size = 0
    try {
      await pipeline(
        source,
        counting(limitBytes, (bytes) => (size = bytes)),
        createWriteStream(path + unfinished, { flush: true }),
      )
      await rename(path + unfinished, path)
    } catch (error) {
      await rm(path + unfinished, { force: true })
      throw error
    }
    return { blob: name, size }
  }

  /** Opened before it is answered: who reads goes on reading after the blob is removed. */
  async stream({ blob }: Blob, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#path(blob))
    return file.createReadStream(range)
  }

  read({ blob }: Blob): Promise<Buffer> {
    return readFile(this.#path(blob))
  }

  async slice({ blob }: Blob, offset: number, length: number): Promise<Buffer> {
    const file = await open(this.#path(blob))
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  async remove({ blob }: Blob): Promise<void> {
    await rm(this.#path(blob), { force: true })
  }

  /** Removes all but these: what a crash left behind, or everything. */
  keepOnly(blobs: ReadonlySet<string>): void {
    if (this.#folder === null) return
    for (const name of readdirSync(this.#folder)) {
      if (!blobs.has(name)) rmSync(join(this.#folder, name), { force: true })
    }
  }

  /** A folder of its own goes with it. */
  close(): void {
    if (!this.#isTemporary || this.#folder === null) return
    rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = null
  }
}
