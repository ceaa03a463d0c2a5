import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { testSettings } from '@/lib/env/testing'

const root = path.resolve(__dirname, '..')

/** The command as `npm run doctor` starts it, with these settings and no others. */
function doctor(settings: Record<string, string>, ...args: string[]) {
  const script = path.join(root, 'scripts', 'doctor.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', script, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...settings },
    },
  )
  return { status, stdout, stderr }
}

test('with wrong settings the command lists every fault with its fix, shows no secret, and ends with 1', () => {
  const { status, stdout, stderr } = doctor({
    ...testSettings,
    NEXTAUTH_URL: 'lakedeck',
    NEXTAUTH_SECRET: 'canary-secret',
    DATABRICKS_WORKSPACES: 'prod=https://example.com',
  })
  expect(status).toBe(1)
  for (const name of ['NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'DATABRICKS_WORKSPACES'])
    expect(stdout).toMatch(new RegExp(`✗ ${name}: .*\\n    → \\S`))
  expect(stdout).toContain('3 failed')
  expect(stdout + stderr).not.toContain('canary-secret')
})

test('where Entra and the workspaces cannot be reached it says so, and how to let the server out', () => {
  const { status, stdout } = doctor(
    {
      ...testSettings,
      LAKEDECK_EMULATOR: '1',
      AZURE_AUTHORITY_HOST: 'http://127.0.0.1:1',
      DATABRICKS_WORKSPACES: 'prod=http://127.0.0.1:1',
      WORKSPACE_DISCOVERY: '1',
      AZURE_RESOURCE_MANAGER_HOST: 'http://127.0.0.1:1',
    },
    '--json',
  )
  expect(status).toBe(1)
  const { groups } = JSON.parse(stdout) as {
    groups: { checks: { id: string; state: string; fix: string | null }[] }[]
  }
  const failed = groups.flatMap(({ checks }) => checks).filter(({ state }) => state === 'failed')
  expect(failed.map(({ id }) => id)).toEqual([
    'entra.discovery',
    'azure.reach',
    'workspace.prod.reach',
  ])
  for (const { fix } of failed) expect(fix).toMatch(/\w/)
  expect(stdout).not.toContain(testSettings.AZURE_AD_CLIENT_SECRET)
})
