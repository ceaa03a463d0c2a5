import { parseEnv, type ServerEnv } from '@/lib/env/parse-env'

/** Complete and right settings, of which a test changes what it is about. */
export const testSettings = {
  NEXTAUTH_URL: 'https://lakedeck.example.com',
  NEXTAUTH_SECRET: 'a-test-secret-of-more-than-32-characters',
  AZURE_AD_TENANT_ID: '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34',
  AZURE_AD_CLIENT_ID: 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e',
  AZURE_AD_CLIENT_SECRET: 'a-client-secret',
  DATABRICKS_WORKSPACES:
    'prod=https://adb-7405612345678901.1.azuredatabricks.net,dev=https://adb-6203987654321098.18.azuredatabricks.net',
}

export type TestSettings = Record<string, string | undefined>

let current: ServerEnv | undefined

/** For this test and those after it. */
export function withSettings(changes: TestSettings = {}): ServerEnv {
  current = parseEnv({ ...testSettings, ...changes })
  return current
}

/** Stands in for lib/env/server: `jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))`. */
export function env(): ServerEnv {
  return current ?? withSettings()
}

/** Empties the state that outlives modules, as a restart of the server would. */
export function restartProcess(): void {
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (key.description?.startsWith('lakedeck.')) Reflect.deleteProperty(globalThis, key)
}
