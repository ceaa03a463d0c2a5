import type { DemoPorts } from '../scripts/demo-services'

/**
 * Stories run in lanes, side by side: each lane has its own emulator and server, since a story puts
 * its emulator back to the seed. Apart from the demo's ports, so that both may run at once.
 */
export const portsOfLane = (lane: number): DemoPorts => ({
  app: 3100 + lane,
  entra: 4380 + 10 * lane,
  // The workspace dev listens on the port after this one.
  workspace: 4381 + 10 * lane,
})

/** Playwright numbers its workers, and starts a new one under the same number after a failure. */
export const ports = portsOfLane(Number(process.env.TEST_PARALLEL_INDEX ?? 0))
