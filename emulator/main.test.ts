import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

jest.setTimeout(90_000)

/** Two neighbouring ports and one more that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const running: ChildProcess[] = []

function start(entraPort: number, workspacePort: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts'], {
    env: {
      ...process.env,
      EMULATOR_ENTRA_PORT: String(entraPort),
      EMULATOR_WORKSPACE_PORT: String(workspacePort),
    },
  })
  running.push(child)
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()))
  }
  return { child, output }
}

async function untilSaid({ child, output }: ReturnType<typeof start>, words: string) {
  while (!output.text.includes(words)) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    if (child.exitCode !== null) throw new Error(`it ended: ${output.text}`)
  }
}

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

it('tells addresses and people, refuses taken ports in words, and ends on SIGTERM', async () => {
  const [entraPort, workspacePort, otherPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const first = start(entraPort, workspacePort)
  await untilSaid(first, 'eve@contoso.example')
  expect(first.output.text).toContain(`http://127.0.0.1:${entraPort}`)
  expect(first.output.text).toContain(`http://127.0.0.1:${workspacePort + 1}`)
  const config = await fetch(`http://127.0.0.1:${workspacePort + 1}/.well-known/databricks-config`)
  expect(await config.json()).toMatchObject({ workspace_id: '6203987654321098' })

  const second = start(otherPort, workspacePort)
  expect(await once(second.child, 'exit')).toEqual([1, null])
  expect(second.output.text).toContain(`Port ${workspacePort} is taken`)
  expect(second.output.text).toContain('EMULATOR_WORKSPACE_PORT')

  first.child.kill('SIGTERM')
  expect(await once(first.child, 'exit')).toEqual([0, null])
})
