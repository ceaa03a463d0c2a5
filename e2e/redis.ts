import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { LocalRedis } from '@/lib/testing/local-redis'

export type TestRedis = { name: string; url: string; stop: () => Promise<void> }

const isInstalled = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

/**
 * A Redis of the test's own: the real one where it is installed, else the stand-in of the unit tests. With
 * `REDIS_REQUIRED=1` (`npm run test:deploy`) the stand-in is not enough.
 */
export async function startRedis(port: number): Promise<TestRedis> {
  if (isInstalled()) return startReal(port)
  if (process.env.REDIS_REQUIRED === '1') throw new Error('redis-server is not installed')
  const server = await new LocalRedis().start()
  return { name: 'stand-in', url: server.url, stop: () => server.stop() }
}

async function startReal(port: number): Promise<TestRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lakedeck-redis-'))
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error(`redis-server does not run on port ${port}`)))
    server.stdout.on('data', (chunk: Buffer) => {
      if (/Ready to accept connections/i.test(chunk.toString())) resolve()
    })
  })
  return {
    name: 'redis-server',
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
