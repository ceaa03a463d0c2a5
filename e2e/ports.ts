import type { DemoPorts } from '../scripts/demo-services'
import { portSetting } from '../scripts/port-setting'

/** With `E2E_PORT` two checkouts run their tests side by side: each takes the 1,400 ports from it on. */
export const firstPort = portSetting('E2E_PORT', 3100)

/** Playwright numbers its workers, and starts a new one under the same number after a failure. */
export const lane = Number(process.env.TEST_PARALLEL_INDEX ?? 0)

/**
 * Stories run in lanes, side by side: each lane has its own emulator and server, since a story puts
 * its emulator back to the seed. Apart from the demo's ports, so that both may run at once.
 */
export const portsOfLane = (number: number): DemoPorts => ({
  app: firstPort + number,
  entra: firstPort + 1280 + 10 * number,
  // The workspace dev listens on the port after this one.
  workspace: firstPort + 1281 + 10 * number,
})

export const ports = portsOfLane(lane)

/** The first port of what stories start beside the server of their lane. Doors take eight, the instances four. */
const besides = {
  doors: 0,
  appService: 8,
  foundWorkspaces: 9,
  instances: 10,
  readOnly: 14,
  withRoles: 15,
}

export const portBeside = (what: keyof typeof besides): number =>
  firstPort + 20 + 20 * lane + besides[what]
