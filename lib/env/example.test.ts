import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { settingsSchema } from '@/lib/env/settings'

const root = path.resolve(__dirname, '../..')
const example = readFileSync(path.join(root, '.env.local.example'), 'utf8')
const explained = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)

/** Names that are no settings of ours: the platform sets them, or they are watched for a dangerous value. */
const foreign = [
  'NODE_ENV',
  'VERCEL',
  'WEBSITE_AUTH_ENABLED',
  'WEBSITE_INSTANCE_ID',
  'KUBERNETES_SERVICE_HOST',
  'AUTH_TRUST_HOST',
  'NODE_TLS_REJECT_UNAUTHORIZED',
]

const sources = readdirSync(__dirname)
  .filter((file) => /^[a-z-]+\.ts$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(path.join(__dirname, file), 'utf8'))
const read = sources.flatMap((text) => [
  ...[...text.matchAll(/(?:process\.env|source)\.([A-Z][A-Z_]+)/g)].map(([, name]) => name),
  ...[...text.matchAll(/'(AZURE_AD_[A-Z_]+)'/g)].map(([, name]) => name),
])

it.each(
  [...new Set([...Object.keys(settingsSchema(false).shape), ...read])].filter(
    (name) => !foreign.includes(name ?? ''),
  ),
)('%s is explained in .env.local.example', (name) => expect(explained).toContain(name))

it('nothing is explained there that the server does not read', () => {
  // Next's standalone server reads the address to listen on by itself.
  const known = [...Object.keys(settingsSchema(false).shape), ...read, 'HOSTNAME']
  expect(explained.filter((name) => !known.includes(name))).toEqual([])
})
