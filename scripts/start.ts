// `npm start`: the standalone server with the settings of .env.local and of the environment.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { assemble, buildIfStale, serverFile } from './build'
import { requireFreePort } from './free-port'
import { portSetting } from './port-setting'
import { root } from './root'
import { startService } from './service'
import { main } from './step'

const settings = path.join(root, '.env.local')
const inFile = existsSync(settings) ? parseEnv(readFileSync(settings, 'utf8')) : {}

main(async () => {
  await requireFreePort(portSetting('PORT', 3000, process.env.PORT || inFile.PORT), 'PORT')
  if (existsSync(serverFile)) assemble()
  else await buildIfStale()
  const envFile = existsSync(settings) ? [`--env-file=${settings}`] : []
  const server = startService(
    'server',
    ['--max-http-header-size=32768', ...envFile, serverFile],
    { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    { cwd: path.dirname(serverFile), inherit: true },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop())
  }
  process.exitCode = await server.exited
})
