// `npm run bench -- kills`: kills the server 200 times while it starts runs and repairs them, and counts what
// the workspace made of it. Whoever asked asks again, with the same key or the same last repair, until answered.
import { randomInt, randomUUID } from 'node:crypto'
import {
  type DemoPorts,
  demoSettings,
  emulatorInfo,
  startEmulator,
  startServer,
} from '../scripts/demo-services'
import { main } from '../scripts/step'
import { KillableServer } from './killable-server'
import { askUntilAnswered, failedRuns, runsStarted, repairsOf, signInScript } from './kills-script'

const kills = Number(process.env.KILLS ?? 200)
const ports: DemoPorts = { app: 3200, entra: 4480, workspace: 4481 }
const jobId = '418006550000019'
/** So many repairs go out side by side. */
const bulk = 4

main(async () => {
  const emulator = await startEmulator(ports)
  const settings = {
    ...demoSettings(ports, await emulatorInfo(ports)),
    RATE_LIMIT_PERSON: '0',
    RATE_LIMIT_WORKSPACE: '0',
    LOG_LEVEL: 'error',
  }
  const server = new KillableServer(() => startServer(ports, settings))
  try {
    await server.start()
    const script = await signInScript(ports)
    // One of each job: most let only one of their runs go on at a time.
    const toRepair = await failedRuns(script, jobId)
    const everyKills = Math.max(1, Math.floor((kills * bulk) / toRepair.length))
    const before = new Set(await runsStarted(script, jobId))
    const told: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      const at = kill % everyKills === 0 ? (kill / everyKills) * bulk : Infinity
      const asked = [
        askUntilAnswered(script, `jobs/${jobId}/run-now`, {}, { 'idempotency-key': randomUUID() }),
        ...toRepair
          .slice(at, at + bulk)
          .map((runId) =>
            askUntilAnswered(script, `runs/${runId}/repair`, { latestRepairId: null }, {}),
          ),
      ]
      // Most answers come within this time, so a kill lands before, while and after the workspace acts.
      await new Promise((resolve) => setTimeout(resolve, randomInt(0, 60)))
      await server.killAndStart()
      const [run] = await Promise.all(asked)
      told.push(String(run?.runId))
      if (kill % 20 === 19) console.log(`  ${kill + 1} kills …`)
    }
    const started = (await runsStarted(script, jobId)).filter((runId) => !before.has(runId))
    const repairs = await Promise.all(toRepair.map((runId) => repairsOf(script, runId)))
    const missing = told.filter((runId) => !started.includes(runId))
    console.table([
      {
        asked: `${kills} times run now`,
        done: started.length,
        lost: missing.length,
        twice: started.length - new Set(told).size,
      },
      {
        asked: `${toRepair.length} repairs`,
        done: repairs.filter((count) => count > 0).length,
        lost: repairs.filter((count) => count === 0).length,
        twice: repairs.filter((count) => count > 1).length,
      },
    ])
    if (missing.length > 0 || started.length !== kills || repairs.some((count) => count !== 1))
      process.exitCode = 1
  } finally {
    await server.stop()
    await emulator.stop()
  }
})
