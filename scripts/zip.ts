import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: Buffer; mode: number; packed: Buffer; size: number; crc: number; at: number }

/** DOS time of 1980-01-01: the same files make the same bytes. */
const time = 0
const day = 0x21
const inUtf8 = 0x800
const deflated = 8

/** Everything in a folder as one zip (PKWARE's APPNOTE 4.3), modes too, as App Service's zip deployment takes it. */
export function zipOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.join(item.parentPath, item.name))
    .sort()
  const parts: Buffer[] = []
  let at = 0
  const entries = files.map((file) => {
    const content = readFileSync(file)
    const entry: Entry = {
      name: Buffer.from(path.relative(folder, file).split(path.sep).join('/')),
      mode: statSync(file).mode,
      packed: deflateRawSync(content),
      size: content.length,
      crc: crc32(content),
      at,
    }
    const head = localHeader(entry)
    parts.push(head, entry.packed)
    at += head.length + entry.packed.length
    return entry
  })
  const directory = Buffer.concat(entries.map(centralHeader))
  return Buffer.concat([...parts, directory, endRecord(entries.length, directory.length, at)])
}

const numbers = (...fields: [bytes: 2 | 4, value: number][]) =>
  Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )

const described = ({ crc, packed, size, name }: Entry) =>
  [
    [2, 20],
    [2, inUtf8],
    [2, deflated],
    [2, time],
    [2, day],
    [4, crc],
    [4, packed.length],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as [2 | 4, number][]

const localHeader = (entry: Entry) =>
  Buffer.concat([numbers([4, 0x04034b50], ...described(entry)), entry.name])

function centralHeader(entry: Entry): Buffer {
  const madeOnUnix = 0x0314
  const rest: [2 | 4, number][] = [
    [2, 0],
    [2, 0],
    [2, 0],
    [4, (entry.mode << 16) >>> 0],
    [4, entry.at],
  ]
  const fields = numbers([4, 0x02014b50], [2, madeOnUnix], ...described(entry), ...rest)
  return Buffer.concat([fields, entry.name])
}

const endRecord = (count: number, bytes: number, at: number) =>
  numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, bytes], [4, at], [2, 0])
