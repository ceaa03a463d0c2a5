// `npm run emulator`: Entra ID and the workspaces alone, for tests and scripts against them.
import { demoPorts, startEmulator, untilStopped } from './demo-services'
import { main } from './step'

main(async () => {
  const emulator = await startEmulator(demoPorts(), true)
  await untilStopped([emulator])
  await emulator.stop()
})
