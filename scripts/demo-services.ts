import path from 'node:path'
import { serverFile } from './build'
import { requireFreePort } from './free-port'
import { portSetting } from './port-setting'
import { root } from './root'
import { type Service, startService, whenReady } from './service'

/** What `/_emulator/info` tells; the emulator's own words, read as they come. */
export type EmulatorInfo = {
  tenantId: string
  clientId: string
  clientSecret: string
  publicClientId: string
  users: { userName: string; displayName: string; password: string; role: string }[]
  workspaces: { alias: string; host: string; workspaceId: string }[]
}

export type DemoPorts = { app: number; entra: number; workspace: number }

export const demoPorts = (): DemoPorts => ({
  app: portSetting('PORT', 3000),
  entra: portSetting('EMULATOR_ENTRA_PORT', 4280),
  workspace: portSetting('EMULATOR_WORKSPACE_PORT', 4281),
})

/** All that the demo needs, before a build that takes minutes. */
export async function requireDemoPorts(ports: DemoPorts): Promise<void> {
  await requireFreePort(ports.app, 'PORT')
  await requireEmulatorPorts(ports)
}

async function requireEmulatorPorts(ports: DemoPorts): Promise<void> {
  await requireFreePort(ports.entra, 'EMULATOR_ENTRA_PORT')
  await requireFreePort(ports.workspace, 'EMULATOR_WORKSPACE_PORT')
  await requireFreePort(ports.workspace + 1, 'EMULATOR_WORKSPACE_PORT')
}

export async function startEmulator(ports: DemoPorts, inherit = false): Promise<Service> {
  await requireEmulatorPorts(ports)
  const service = startService(
    `emulator-${ports.workspace}`,
    ['--import', 'tsx', path.join(root, 'emulator', 'main.ts')],
    {
      ...process.env,
      EMULATOR_ENTRA_PORT: String(ports.entra),
      EMULATOR_WORKSPACE_PORT: String(ports.workspace),
      LAKEDECK_ORIGIN: `http://localhost:${ports.app}`,
    },
    { inherit },
  )
  return whenReady(service, `http://127.0.0.1:${ports.workspace}/_emulator/info`)
}

export async function emulatorInfo(ports: DemoPorts): Promise<EmulatorInfo> {
  const response = await fetch(`http://127.0.0.1:${ports.workspace}/_emulator/info`)
  return (await response.json()) as EmulatorInfo
}

/** For a command beside the demo: says where it looked, since a demo on ports of its own is missed elsewhere. */
export function runningDemo(ports: DemoPorts): Promise<EmulatorInfo> {
  return emulatorInfo(ports).catch(() => {
    throw new Error(
      `No demo answers on port ${ports.workspace}. Start it with \`npm run demo\` in another terminal; ` +
        'if it runs on ports of its own, set PORT, EMULATOR_ENTRA_PORT and EMULATOR_WORKSPACE_PORT here as there.',
    )
  })
}

/** The settings a real install has in .env.local, here pointing at the emulator. */
export function demoSettings(ports: DemoPorts, info: EmulatorInfo): Record<string, string> {
  return {
    NEXTAUTH_URL: `http://localhost:${ports.app}`,
    // Signs nothing but the demo's own sessions; the emulator's people are not real either.
    NEXTAUTH_SECRET: 'demo-only-secret-that-signs-sessions-of-the-emulator',
    AZURE_AD_TENANT_ID: info.tenantId,
    AZURE_AD_CLIENT_ID: info.clientId,
    AZURE_AD_CLIENT_SECRET: info.clientSecret,
    AZURE_AUTHORITY_HOST: `http://127.0.0.1:${ports.entra}`,
    // Asked only where WORKSPACE_DISCOVERY is 1; it stands on Entra's port.
    AZURE_RESOURCE_MANAGER_HOST: `http://127.0.0.1:${ports.entra}`,
    DATABRICKS_WORKSPACES: info.workspaces.map(({ alias, host }) => `${alias}=${host}`).join(','),
    LAKEDECK_EMULATOR: '1',
    ...notForTheDemo,
  }
}

/** Blank counts as not set: a real install's, in the shell or in .env.local, must not mix with the above. */
const notForTheDemo = {
  NEXTAUTH_SECRET_PREVIOUS: '',
  AZURE_AD_CLIENT_CERTIFICATE: '',
  AZURE_AD_CLIENT_CERTIFICATE_KEY: '',
  AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: '',
  AZURE_CLOUD: '',
  DEFAULT_WORKSPACE: '',
}

/** The standalone server, as a deployment runs it, with the given settings. */
export async function startServer(
  ports: DemoPorts,
  settings: Record<string, string>,
): Promise<Service> {
  await requireFreePort(ports.app, 'PORT')
  const service = startService(
    `server-${ports.app}`,
    [serverFile],
    {
      ...process.env,
      ...settings,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(ports.app),
      // The demo holds sign-ins with known passwords: this machine alone may reach it.
      HOSTNAME: '127.0.0.1',
      NODE_OPTIONS: '--max-http-header-size=32768',
    },
    { cwd: path.dirname(serverFile) },
  )
  return whenReady(service, `http://127.0.0.1:${ports.app}/api/health/live`)
}

/** Resolves on Ctrl-C or SIGTERM, or when one of the services ends by itself. */
export function untilStopped(services: Service[]): Promise<void> {
  let isStopping = false
  const signals = new Promise<void>((resolve) => {
    const stop = () => {
      isStopping = true
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  const ends = services.map(async (service) => {
    const code = await service.exited
    // Ctrl-C reaches the whole group, so the services may be gone before we stop them.
    if (isStopping) return
    console.error(`The ${service.name} ended with ${code}; its log: ${service.logFile}`)
    process.exitCode = 1
  })
  return Promise.race([signals, ...ends])
}
