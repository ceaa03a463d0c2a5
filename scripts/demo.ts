// `npm run demo`: the main job on one machine: emulator, production build and server.
import { buildIfStale } from './build'
import {
  demoPorts,
  demoSettings,
  emulatorInfo,
  startEmulator,
  startServer,
  untilStopped,
} from './demo-services'
import { main, step } from './step'

main(async () => {
  const ports = demoPorts()
  await buildIfStale()
  const emulator = await step('Emulator: Entra ID and two Databricks workspaces', () =>
    startEmulator(ports),
  )
  try {
    const info = await emulatorInfo(ports)
    const server = await step('Server', () => startServer(ports, demoSettings(ports, info)))
    const people = info.users.map(({ userName, role }) => `    ${userName.padEnd(24)} ${role}`)
    console.log(
      [
        '',
        `  Lakedeck runs at  http://localhost:${ports.app}`,
        '',
        `  Sign in as one of these; the password is ${info.users[0]?.password ?? ''}:`,
        ...people,
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
