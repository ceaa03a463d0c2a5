import { parseEnv, SettingsError } from '@/lib/env/parse-env'
import { testSettings } from '@/lib/env/testing'
import { checkFaults } from './settings'

const faultsOf = (changes: Record<string, string | undefined>): string[] => {
  try {
    parseEnv({ ...testSettings, ...changes })
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
  return []
}

test('right settings are one good check', () => {
  expect(checkFaults(faultsOf({}))).toMatchObject([{ id: 'settings', state: 'ok', fix: null }])
})

test('with no settings at all each one that is missing is named, with where to get it', () => {
  const none = Object.fromEntries(Object.keys(testSettings).map((name) => [name, undefined]))
  const checks = checkFaults(faultsOf(none))
  expect(checks.map(({ title }) => title).sort()).toEqual(Object.keys(testSettings).sort())
  for (const { state, words, fix } of checks) {
    expect(state).toBe('failed')
    expect(words).toMatch(/^(Is not set|No credential)/)
    expect(fix).toMatch(/\w/)
  }
})

test('a fault of two settings is one check', () => {
  const two = faultsOf({ AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: testSettings.AZURE_AD_CLIENT_ID })
  expect(checkFaults(two)).toMatchObject([{ title: 'AZURE_AD_CLIENT_SECRET', state: 'failed' }])
})

test('no value of a secret is told, however wrong it is', () => {
  const canary = 'canary-7f3a'
  const checks = checkFaults(
    faultsOf({
      NEXTAUTH_SECRET: canary,
      NEXTAUTH_SECRET_PREVIOUS: canary,
      REDIS_URL: `x:${canary}`,
    }),
  )
  expect(checks).toHaveLength(4)
  expect(JSON.stringify(checks)).not.toContain(canary)
})
