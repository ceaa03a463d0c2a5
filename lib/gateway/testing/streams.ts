import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { open } from './send'
import type { Reply } from './upstream'

const mebibyte = 1024 * 1024

/** So many MiB that no test has to hold at once, and the hash of them all. */
export function mebibytes(count: number) {
  const part = randomBytes(mebibyte)
  const hash = createHash('sha256')
  for (let at = 0; at < count; at += 1) hash.update(part)
  async function* stream() {
    for (let at = 0; at < count; at += 1) yield part
  }
  const reply: Reply = (_received, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    pipeline(Readable.from(stream()), response, () => undefined)
  }
  return { stream, reply, bytes: count * mebibyte, sha256: hash.digest('hex') }
}

/** Reads an answer to its end and keeps only its hash. */
export async function hashOf(origin: string, path: string, headers: Record<string, string>) {
  const response = await open(origin, { path, headers })
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    hash.update(part)
    bytes += part.length
  }
  return { status: response.statusCode, bytes, sha256: hash.digest('hex') }
}

/** How much resident memory (MiB) a process took at most, beyond what it had, while the work was done. */
export async function memoryGrowth(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = residentMiB(pid)
  let most = before
  const timer = setInterval(() => (most = Math.max(most, residentMiB(pid))), 50)
  await work().finally(() => clearInterval(timer))
  return Math.round(Math.max(most, residentMiB(pid)) - before)
}

/** Linux tells it in /proc (proc(5), VmRSS in KiB). */
const residentMiB = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
