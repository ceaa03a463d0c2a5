import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const succeeds = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0

/** The real Redis for the stories of two instances: an installed one, or the system's package when root. */
export function ensureRedis(): void {
  if (succeeds('redis-server', ['--version'])) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("No Redis found: installing the system's with apt-get …")
    succeeds('apt-get', ['update', '-qq'])
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'])
    if (succeeds('redis-server', ['--version'])) return
  }
  throw new Error(
    'redis-server is not on the path: install Redis, for example `brew install redis`.',
  )
}
