// `npm run dev`: the emulator and Next's development server with hot reload; needs no secrets.
import { demoPorts, demoSettings, emulatorInfo, startEmulator, untilStopped } from './demo-services'
import { startService } from './service'
import { main } from './step'

main(async () => {
  const ports = demoPorts()
  const emulator = await startEmulator(ports)
  try {
    const info = await emulatorInfo(ports)
    const settings = { ...process.env, ...demoSettings(ports, info), NEXT_TELEMETRY_DISABLED: '1' }
    const next = require.resolve('next/dist/bin/next')
    // This machine alone may reach it, as with the demo.
    const command = [next, 'dev', '-H', 'localhost', '-p', String(ports.app)]
    const server = startService('dev', command, settings, { inherit: true })
    await untilStopped([server, emulator])
    await server.stop()
  } finally {
    await emulator.stop()
  }
})
