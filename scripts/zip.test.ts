import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { zipOf } from './zip'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'zip-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Reads a zip by its central directory, as everything that unpacks one does. */
function unzip(zip: Buffer) {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const files = new Map<string, { content: Buffer; mode: number }>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [crc, packed, size] = [16, 20, 24].map((field) => zip.readUInt32LE(at + field))
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = inflateRawSync(zip.subarray(from, from + (packed ?? 0)))
    expect([content.length, crc32(content)]).toEqual([size, crc])
    files.set(name, { content, mode: zip.readUInt32LE(at + 38) >>> 16 })
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return files
}

test('what goes in comes out: names with dots and brackets, empty files, modes', () => {
  const files = {
    'server.js': 'x'.repeat(100_000),
    '.next/server/app/[workspace]/page.js': 'page',
    'public/empty.txt': '',
    'umläut.txt': 'ä',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text, { mode: 0o644 })
  }
  writeFileSync(path.join(folder, 'run.sh'), '', { mode: 0o755 })
  const read = unzip(zipOf(folder))
  for (const [name, text] of Object.entries(files))
    expect(read.get(name)?.content.toString()).toBe(text)
  expect(read.get('run.sh')?.mode.toString(8)).toBe('100755')
  expect(read.size).toBe(5)
})

test('the same files make the same zip', () => {
  writeFileSync(path.join(folder, 'a'), 'a')
  expect(zipOf(folder).equals(zipOf(folder))).toBe(true)
})
