import { parseEnv } from '@/lib/env/parse-env'
import { testSettings } from '@/lib/env/testing'
import { demoSettings } from './demo-services'

const info = {
  tenantId: '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34',
  clientId: 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e',
  clientSecret: 'the-emulators-secret',
  publicClientId: '0d9c8b7a-6f5e-4d3c-8b2a-1f0e9d8c7b6a',
  users: [],
  workspaces: [{ alias: 'dev', host: 'http://127.0.0.1:4282', workspaceId: '2' }],
}

test('the demo starts beside the settings of a real install, and mixes none of them in', () => {
  const real = {
    ...testSettings,
    NEXTAUTH_SECRET_PREVIOUS: 'another-secret-of-more-than-32-characters',
    AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: '9e8d7c6b-5a49-4837-a625-14f3e2d1c0b9',
    AZURE_CLOUD: 'usgov',
    DEFAULT_WORKSPACE: 'prod',
  }
  const settings = demoSettings({ app: 3000, entra: 4280, workspace: 4281 }, info)
  expect(parseEnv({ ...real, ...settings })).toEqual(parseEnv(settings))
})
