import path from 'node:path'
import { expect, test } from 'playwright/test'
import { root } from '../scripts/root'
import { startService, whenReady } from '../scripts/service'
import { run } from '../scripts/step'
import { firstPort } from './ports'

const app = path.join(root, 'e2e', 'four-copies')
const port = String(firstPort + 10)
const origin = `http://127.0.0.1:${port}`

test('one value is shared by instrumentation, proxy, pages and route handlers', async () => {
  test.setTimeout(120_000)
  const next = require.resolve('next/dist/bin/next')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  await run(process.execPath, [next, 'build', app], { env })
  const server = startService('four-copies', [next, 'start', app, '-p', port], env)
  try {
    await whenReady(server, `${origin}/count`)
    await fetch(`${origin}/`)
    const readers = (await (await fetch(`${origin}/count`)).json()) as Record<string, string>
    expect(Object.keys(readers).sort()).toEqual(['instrumentation', 'page', 'proxy', 'route'])
    // Were they one copy of the module, sharing would prove nothing.
    expect(new Set(Object.values(readers)).size).toBeGreaterThan(1)
  } finally {
    await server.stop()
  }
})
