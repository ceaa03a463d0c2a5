import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { BlobFolder } from './blob-folder'
import { SavedJson } from './saved-json'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'blobs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a folder of blobs', () => {
  it('gives back what was written, whole and in part', async () => {
    const blobs = new BlobFolder(folder)
    const blob = await blobs.write([Buffer.from('hello '), Buffer.from('world')])
    expect(blob.size).toBe(11)
    expect((await blobs.read(blob)).toString()).toBe('hello world')
    expect((await blobs.slice(blob, 6, 100)).toString()).toBe('world')
    expect((await buffer(await blobs.stream(blob, { start: 1, end: 3 }))).toString()).toBe('ell')
  })

  it('leaves nothing of what is over the limit or breaks off', async () => {
    const blobs = new BlobFolder(folder)
    await expect(blobs.write([Buffer.alloc(5)], 4)).rejects.toThrow('more than 4 bytes')
    const broken = Readable.from(
      (async function* () {
        yield await Promise.resolve(Buffer.from('half'))
        throw new Error('gone')
      })(),
    )
    await expect(blobs.write(broken)).rejects.toThrow('gone')
    expect(readdirSync(folder)).toEqual([])
  })

  it('lets who reads go on reading after the blob is removed', async () => {
    const blobs = new BlobFolder(folder)
    const blob = await blobs.write([Buffer.alloc(300_000, 'a')])
    const reading = await blobs.stream(blob)
    await blobs.remove(blob)
    expect(await buffer(reading)).toHaveLength(300_000)
    expect(readdirSync(folder)).toEqual([])
  })

  it('throws away what a crash left', async () => {
    const blobs = new BlobFolder(folder)
    const kept = await blobs.write([Buffer.from('kept')])
    writeFileSync(join(folder, 'half.part'), 'half')
    blobs.keepOnly(new Set([kept.blob]))
    expect(readdirSync(folder)).toEqual([kept.blob])
  })

  it('of its own making goes when it is closed, and takes no place before it is needed', async () => {
    const blobs = new BlobFolder(null)
    blobs.close()
    const blob = await blobs.write([Buffer.from('x')])
    expect((await blobs.read(blob)).toString()).toBe('x')
    blobs.close()
    await expect(blobs.read(blob)).rejects.toThrow('ENOENT')
    blobs.close()
  })
})

describe('a saved JSON', () => {
  it('is undefined before the first time, and then what was saved last', async () => {
    const saved = new SavedJson(join(folder, 'state.json'))
    expect(saved.read()).toBeUndefined()
    let state = 0
    const all = Array.from({ length: 20 }, () => saved.save(() => ({ state: (state += 1) })))
    await Promise.all(all)
    expect(saved.read()).toEqual({ state })
    // The first is written at once; all the others share one more.
    expect(state).toBe(2)
    expect(existsSync(join(folder, 'state.json.part'))).toBe(false)
  })

  it('holds at least what there was when it was asked for', async () => {
    const saved = new SavedJson(join(folder, 'state.json'))
    const list: number[] = []
    const all: Promise<void>[] = []
    for (let index = 0; index < 30; index += 1) {
      list.push(index)
      all.push(saved.save(() => list))
      if (index % 7 !== 0) continue
      await all.at(-1)
      expect(saved.read()).toContain(index)
    }
    await Promise.all(all)
    expect(saved.read()).toEqual(list)
  })

  it('says which file cannot be read', () => {
    const path = join(folder, 'state.json')
    writeFileSync(path, '{"half":')
    expect(() => new SavedJson(path).read()).toThrow(path)
  })
})
