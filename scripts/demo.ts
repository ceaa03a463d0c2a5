// `npm run demo`: the main job on one machine: emulator, production build and server.
import { buildIfStale } from './build'
import {
  demoPorts,
  demoSettings,
  emulatorInfo,
  requireDemoPorts,
  startEmulator,
  startServer,
  untilStopped,
} from './demo-services'
import { main, step } from './step'

main(async () => {
  const ports = demoPorts()
  await requireDemoPorts(ports)
  await buildIfStale()
  const emulator = await step('Emulator: Entra ID and two Databricks workspaces', () =>
    startEmulator(ports),
  )
  try {
    const info = await emulatorInfo(ports)
    const server = await step('Server', () => startServer(ports, demoSettings(ports, info)))
    const people = info.users.map(({ userName, role }) => `    ${userName.padEnd(24)} ${role}`)
    const workspaces = info.workspaces.map(({ alias, host }) => `    ${alias.padEnd(24)} ${host}`)
    console.log(
      [
        '',
        `  Lakedeck runs at  http://localhost:${ports.app}`,
        '',
        `  Sign in as one of these; the password is ${info.users[0]?.password ?? ''}:`,
        ...people,
        '',
        '  The workspaces they work in, should you want to ask one yourself:',
        ...workspaces,
        '',
        '  A token for a script, without a browser:  npm run -s login -- --demo --as=ben --print-token',
        '',
        '  Ctrl-C stops it.',
        '',
      ].join('\n'),
    )
    await untilStopped([server, emulator])
    await server.stop()
  } finally {
    await emulator.stop()
  }
})
