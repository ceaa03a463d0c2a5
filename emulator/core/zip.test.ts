import { deflateRawSync } from 'node:zlib'
import { BadZip, readZip, writeZip } from './zip'

const entries = [
  { name: 'a.txt', bytes: Buffer.from('hello '.repeat(500)) },
  { name: 'dir/b ü.bin', bytes: Buffer.from([0, 1, 2, 255]) },
  { name: 'empty', bytes: Buffer.alloc(0) },
]

it('unpacks what it packed', () => {
  expect(readZip(writeZip(entries))).toEqual(entries)
  expect(readZip(writeZip([]))).toEqual([])
})

it.each(['../up', '/root', 'a/../../b', 'a\\b', './a'])('refuses the climbing name %s', (name) => {
  expect(() => readZip(writeZip([{ name, bytes: Buffer.from('x') }]))).toThrow(BadZip)
})

it('refuses a bomb', () => {
  const bomb = writeZip([{ name: 'bomb', bytes: Buffer.alloc(101 * 1024 * 1024) }])
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(() => readZip(bomb)).toThrow(BadZip)
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('print(1)')],
  ['deflated bytes', deflateRawSync(Buffer.from('x'))],
  ['half an archive', writeZip(entries).subarray(0, 60)],
  ['an archive without its first half', writeZip(entries).subarray(60)],
])('refuses %s in one way', (_what, bytes) => {
  expect(() => readZip(bytes)).toThrow(BadZip)
})
