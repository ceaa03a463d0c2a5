import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A path inside the archive; folders end in `/` and have no bytes. */
export type ZipEntry = { name: string; bytes: Buffer }

/** An archive that is no zip, or none that it is safe to unpack. */
export class BadZip extends Error {}

const localMark = 0x04034b50
const centralMark = 0x02014b50
const endMark = 0x06054b50
const deflated = 8
/** The first moment a zip can tell, so that the same files always give the same archive. */
const firstDay = 0x0021
const utf8Names = 0x0800

type Stored = { name: Buffer; packed: Buffer; bytes: Buffer; at: number }

/** What both headers of an entry tell, from the version on (APPNOTE.TXT 4.3.7 and 4.3.12). */
function facts({ name, packed, bytes }: Stored): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(utf8Names, 2)
  head.writeUInt16LE(deflated, 4)
  head.writeUInt16LE(firstDay, 8)
  head.writeUInt32LE(crc32(bytes), 10)
  head.writeUInt32LE(packed.length, 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

const mark = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const local = (entry: Stored) =>
  Buffer.concat([mark(localMark), facts(entry), entry.name, entry.packed])

function central(entry: Stored): Buffer {
  const madeBy = Buffer.from([20, 0])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(entry.at, 10)
  return Buffer.concat([mark(centralMark), madeBy, facts(entry), rest, entry.name])
}

function end(count: number, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(endMark, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(size, 12)
  bytes.writeUInt32LE(at, 16)
  return bytes
}

export function writeZip(entries: readonly ZipEntry[]): Buffer {
  let at = 0
  const stored = entries.map(({ name, bytes }): Stored => {
    const entry = { name: Buffer.from(name), packed: deflateRawSync(bytes), bytes, at }
    at += local(entry).length
    return entry
  })
  const directory = Buffer.concat(stored.map(central))
  return Buffer.concat([...stored.map(local), directory, end(entries.length, directory.length, at)])
}

const longestUnpacked = 100 * 1024 * 1024

function unpacked(archive: Buffer, at: number, method: number, size: number): Buffer {
  if (archive.readUInt32LE(at) !== localMark) throw new BadZip('an entry is not where it should be')
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const packed = archive.subarray(start, start + size)
  if (method === 0) return packed
  if (method !== deflated) throw new BadZip(`packing method ${method} is not known`)
  return inflateRawSync(packed, { maxOutputLength: longestUnpacked })
}

const isSafe = (name: string) =>
  name !== '' &&
  !/[\\\0]/.test(name) &&
  !name.startsWith('/') &&
  !name.split('/').some((part) => part === '.' || part === '..')

function* entriesOf(archive: Buffer): Generator<ZipEntry> {
  const endAt = archive.lastIndexOf(mark(endMark))
  if (endAt < 0) throw new BadZip('it has no directory')
  let at = archive.readUInt32LE(endAt + 16)
  for (let left = archive.readUInt16LE(endAt + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== centralMark) throw new BadZip('its directory breaks off')
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((each) =>
      archive.readUInt16LE(at + each),
    ) as [number, number, number]
    const name = archive.toString('utf8', at + 46, at + 46 + nameSize)
    if (!isSafe(name)) throw new BadZip(`'${name}' leads out of it`)
    const method = archive.readUInt16LE(at + 10)
    const size = archive.readUInt32LE(at + 20)
    yield { name, bytes: unpacked(archive, archive.readUInt32LE(at + 42), method, size) }
    at += 46 + nameSize + extraSize + noteSize
  }
}

/** Every entry of an archive; throws BadZip on anything that is none, bombs and climbing names included. */
export function readZip(archive: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  let total = 0
  try {
    for (const entry of entriesOf(archive)) {
      total += entry.bytes.length
      if (total > longestUnpacked) throw new BadZip('it unpacks to more than 100 MB')
      entries.push(entry)
    }
  } catch (error) {
    if (error instanceof BadZip) throw error
    throw new BadZip(error instanceof Error ? error.message : 'it cannot be read')
  }
  return entries
}
