import { createServer, type RequestListener, type Server } from 'node:http'
import { Clock, Faults, loopbackOnly, Recorder } from './core'
import { createEntra, entraSettingNames, managedIdentity } from './entra'
import { createResourceManager, isForResourceManager } from './resource-manager'
import { people } from './seed/directory'
import { createWorkspaces } from './workspace/server'

const host = '127.0.0.1'

function readPort(name: string, fallback: number): number {
  const text = process.env[name] ?? ''
  if (text === '') return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port
  fail(`${name} must be a port number, got '${text}'.`)
}

/** How many times the jobs and runs of the seed there are. */
function readScale(): number {
  const text = process.env['EMULATOR_JOB_SCALE'] ?? '1'
  const scale = Number(text)
  if (Number.isInteger(scale) && scale >= 1 && scale <= 100) return scale
  fail(`EMULATOR_JOB_SCALE must be a whole number from 1 to 100, got '${text}'.`)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

/** Starts one listener, or says in words which port is taken and how to choose another. */
function listen(listener: RequestListener, port: number, setting: string): Promise<Server> {
  const server = createServer(loopbackOnly(listener))
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken, perhaps by another emulator. Stop it, or set ${setting} to a free port.`
          : `The emulator cannot listen on ${host}:${port}: ${error.message}`,
      ),
    )
    server.listen(port, host, () => resolve(server))
  })
}

function stopOnSignal(servers: Server[]): void {
  const stop = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function main(): Promise<void> {
  const entraPort = readPort('EMULATOR_ENTRA_PORT', 4280)
  const workspacePort = readPort('EMULATOR_WORKSPACE_PORT', 4281)
  const appOrigin = process.env['LAKEDECK_ORIGIN'] ?? 'http://localhost:3000'
  const entraOrigin = `http://${host}:${entraPort}`
  const origins = {
    prod: `http://${host}:${workspacePort}`,
    dev: `http://${host}:${workspacePort + 1}`,
  }
  const clock = new Clock()
  const faults = new Faults()
  const recorder = new Recorder()
  const shared = { clock, faults, recorder }
  const entra = await createEntra({ ...shared, origin: entraOrigin, appOrigin })
  const workspaces = createWorkspaces({
    ...shared,
    jobs: { scale: readScale() },
    entra,
    entraSettingNames,
    entraFacts: { managedIdentity },
    entraOrigin,
    origins,
    stateFolder: process.env['EMULATOR_STATE_DIR'] || null,
  })
  const resourceManager = createResourceManager({
    ...shared,
    origin: entraOrigin,
    workspaceUrls: { prod: new URL(origins.prod).host, dev: new URL(origins.dev).host },
    publicKeys: () => entra.publicKeys(),
  })
  const entraAndAzure: RequestListener = (request, response) =>
    (isForResourceManager(request.url ?? '') ? resourceManager : entra.listener)(request, response)
  process.once('exit', workspaces.close)
  stopOnSignal([
    await listen(entraAndAzure, entraPort, 'EMULATOR_ENTRA_PORT'),
    await listen(workspaces.prod, workspacePort, 'EMULATOR_WORKSPACE_PORT'),
    await listen(workspaces.dev, workspacePort + 1, 'EMULATOR_WORKSPACE_PORT'),
  ])
  console.log(startMessage(entraOrigin, origins))
}

function startMessage(entraOrigin: string, origins: { prod: string; dev: string }): string {
  const width = Math.max(...people.map(({ userName }) => userName.length))
  return [
    'Emulator is ready',
    `  Entra ID   ${entraOrigin}`,
    `  prod       ${origins.prod}   (control: ${origins.prod}/_emulator/info)`,
    `  dev        ${origins.dev}`,
    "  People, all with the password 'demo':",
    ...people.map(({ userName, role }) => `    ${userName.padEnd(width)}  ${role}`),
  ].join('\n')
}

main().catch((error: unknown) => {
  console.error('The emulator cannot start:', error)
  process.exit(1)
})
