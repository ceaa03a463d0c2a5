import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

function start(entraPort: number, workspacePort: number, more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts'], {
    env: {
      ...process.env,
      EMULATOR_ENTRA_PORT: String(entraPort),
      EMULATOR_WORKSPACE_PORT: String(workspacePort),
      ...more,
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

/** A token of ben's, by the grant that Entra has for test accounts. */
async function bearerOfBen(workspacePort: number): Promise<string> {
  const info = await fetch(`http://127.0.0.1:${workspacePort}/_emulator/info`)
  const { authority, azureCliClientId } = (await info.json()) as Record<string, string>
  const reply = await fetch(`${authority}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: azureCliClientId ?? '',
      username: 'ben@contoso.example',
      password: 'demo',
      scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default',
    }),
  })
  const { access_token } = (await reply.json()) as { access_token: string }
  return `Bearer ${access_token}`
}

it('given a folder, still has a notebook and a file after it was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-state-'))
  const [entraPort, workspacePort] = [await freePort(), await freePort()]
  const api = `http://127.0.0.1:${workspacePort}/api/2.0`
  const notebook = '/Users/ben@contoso.example/kept'
  const file = `${api}/fs/files/Volumes/main/sales/landing/kept.bin`
  const boot = async () => {
    const process = start(entraPort, workspacePort, { EMULATOR_STATE_DIR: folder })
    await untilSaid(process, 'eve@contoso.example')
    return { process, headers: { authorization: await bearerOfBen(workspacePort) } }
  }
  const first = await boot()
  const content = Buffer.from('SELECT 7').toString('base64')
  const wanted = { path: notebook, content, language: 'SQL' }
  const post = { method: 'POST', headers: first.headers, body: JSON.stringify(wanted) }
  expect((await fetch(`${api}/workspace/import`, post)).status).toBe(200)
  const put = { method: 'PUT', headers: first.headers, body: Buffer.alloc(100_000, 'k') }
  expect((await fetch(file, put)).status).toBe(204)
  first.process.child.kill('SIGKILL')
  await once(first.process.child, 'exit')

  const second = await boot()
  const { headers } = second
  const exported = `${api}/workspace/export?direct_download=true&path=${notebook}`
  const source = await (await fetch(exported, { headers })).text()
  expect(source).toBe('-- Databricks notebook source\nSELECT 7')
  const bytes = await (await fetch(file, { headers })).arrayBuffer()
  expect(Buffer.from(bytes).equals(Buffer.alloc(100_000, 'k'))).toBe(true)
  second.process.child.kill('SIGTERM')
  expect(await once(second.process.child, 'exit')).toEqual([0, null])
  rmSync(folder, { recursive: true })
})
