import { demoSettings, emulatorInfo, startEmulator, startServer } from '../scripts/demo-services'
import { ports } from './ports'

/** The emulator and the production server, once for all tests; the returned function stops them. */
export default async function globalSetup() {
  const emulator = await startEmulator(ports)
  const info = await emulatorInfo(ports)
  const settings = { ...demoSettings(ports, info), LOG_LEVEL: 'debug' }
  const server = await startServer(ports, settings).catch(async (error: unknown) => {
    await emulator.stop()
    throw error
  })
  return async () => {
    await server.stop()
    await emulator.stop()
  }
}
