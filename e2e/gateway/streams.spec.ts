import { existsSync } from 'node:fs'
import { open, send } from '../../lib/gateway/testing/send'
import { hashOf, mebibytes, memoryGrowth } from '../../lib/gateway/testing/streams'
import { json } from '../../lib/gateway/testing/upstream'
import { doorNamed } from './doors'
import { expect, type Recorded, test } from './recorded'

test.describe.configure({ mode: 'default' })

const file = '/api/2.0/fs/files/Volumes/main/default/v/large.bin'
const size = 1_024
/** Linux alone tells how much memory another process has. */
const tellsMemory = existsSync('/proc/self/status')
const growth = (pid: number, work: () => Promise<unknown>) =>
  tellsMemory ? memoryGrowth(pid, work) : work().then(() => 0)

for (const name of ['server door', 'route door'] as const) {
  const doorOf = ({ doors }: Recorded) => doorNamed(doors, name)

  test(`${size} MiB go up and down through the ${name} in flat memory`, async ({ recorded }) => {
    test.setTimeout(180_000)
    const { upstream, headers } = recorded
    const { origin, pid } = doorOf(recorded)
    const warm = mebibytes(32)
    const large = mebibytes(size)
    const up = async ({ stream, bytes, sha256 }: typeof large) => {
      upstream.reply(json({}))
      await send(origin, { method: 'PUT', path: file, headers, body: stream() })
      // The server may just now be asking the workspace for its id.
      const arrived = upstream.received.filter(({ method }) => method === 'PUT')
      expect(arrived).toMatchObject([{ bytes, sha256 }])
    }
    const down = async ({ reply, bytes, sha256 }: typeof large) => {
      upstream.reply(reply)
      expect(await hashOf(origin, file, headers)).toEqual({ status: 200, bytes, sha256 })
    }
    await up(warm)
    await down(warm)
    expect(await growth(pid, () => up(large)), 'MiB, while it went up').toBeLessThan(64)
    expect(await growth(pid, () => down(large)), 'MiB, while it came down').toBeLessThan(64)
  })

  test(`a caller of the ${name} who leaves ends the call at the workspace`, async ({
    recorded,
  }) => {
    const { upstream, headers } = recorded
    upstream.reply(() => undefined)
    const leaving = new AbortController()
    const call = { method: 'POST', path: '/api/2.0/sql/statements', headers }
    const left = open(doorOf(recorded).origin, call, leaving.signal).catch(() => 'left')
    await expect.poll(() => upstream.received.length).toBe(1)
    leaving.abort()
    expect(await left).toBe('left')
    await expect.poll(() => upstream.abandoned(), { timeout: 1_000, intervals: [20] }).toBe(1)
  })
}
