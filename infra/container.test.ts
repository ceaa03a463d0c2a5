import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const root = path.join(__dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const dockerfile = read('Dockerfile')
const stages = dockerfile.split(/^FROM /m).slice(1)
const last = stages.at(-1) ?? ''

describe('the Dockerfile', () => {
  test('copies only what is there, and what the build context lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const copied = [...(stages[0] ?? '').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' '),
    )
    expect(copied.length).toBeGreaterThan(8)
    for (const name of copied) {
      expect([name, existsSync(path.join(root, name))]).toEqual([name, true])
      expect(allowed).toContain(name)
    }
    // Whatever is let through is copied, and no settings are.
    expect(copied.toSorted()).toEqual(allowed.toSorted())
    expect(copied.join(' ')).not.toContain('.env')
  })

  test('copies everything that the build reads', () => {
    const inputs = /const inputs = \[([^\]]+)\]/.exec(read('scripts/build.ts'))?.[1] ?? ''
    for (const [, name = ''] of inputs.matchAll(/'([^']+)'/g)) expect(stages[0]).toContain(name)
  })

  test('runs as a user that is not root, on a Node that the project supports', () => {
    expect(last.indexOf('USER node')).toBeGreaterThan(last.indexOf('COPY'))
    expect(last).not.toMatch(/--chown/)
    expect(last).toMatch(/^node:22-slim\n/)
  })

  test.each([
    [200, 0],
    [503, 1],
  ])('its health check takes %d for exit %d', async (status, exit) => {
    const [, json = '[]'] = /HEALTHCHECK[^\n]*\\\n\s+CMD (\[.*\])/.exec(last) ?? []
    const [, ...args] = JSON.parse(json) as string[]
    const server = http.createServer((request, response) => {
      response.writeHead(request.url === '/api/health/live' ? status : 404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const code = await new Promise<number>((resolve) => {
      execFile(process.execPath, args, { env: { ...process.env, PORT: String(port) } }, (error) =>
        resolve(Number(error?.code ?? 0)),
      )
    })
    server.close()
    expect(code).toBe(exit)
  })

  test('its health check fails where nothing listens', () => {
    const [, json = '[]'] = /HEALTHCHECK[^\n]*\\\n\s+CMD (\[.*\])/.exec(last) ?? []
    const [, ...args] = JSON.parse(json) as string[]
    expect(() =>
      execFileSync(process.execPath, args, { env: { ...process.env, PORT: '9' } }),
    ).toThrow()
  })
})

describe('the compose file', () => {
  const compose = read('infra/compose/compose.yaml')

  test('runs two instances that share a Redis behind one proxy', () => {
    expect(compose).toMatch(/first: \*instance\n\s+second: \*instance/)
    expect(compose).toContain('REDIS_URL: redis://redis:6379')
    expect(compose.match(/^ {4}ports:/gm)).toHaveLength(1)
  })

  test('its proxy knows both, and lets long headers and large bodies through', () => {
    const nginx = read('infra/compose/nginx.conf')
    expect(nginx).toMatch(/server first:3000.*\n\s+server second:3000/)
    expect(nginx).toContain('proxy_buffer_size 32k')
    expect(nginx).toContain('client_max_body_size 0')
    expect(compose).toContain('./nginx.conf:/etc/nginx/nginx.conf:ro')
  })
})

test('Vercel is told of functions that are there', () => {
  const { functions } = JSON.parse(read('vercel.json')) as {
    functions: Record<string, { maxDuration: number }>
  }
  expect(Object.keys(functions)).toEqual(['app/api/databricks/**/*', 'app/**/page.tsx'])
  for (const pattern of Object.keys(functions))
    expect(existsSync(path.join(root, pattern.split('/**')[0] ?? ''))).toBe(true)
})
