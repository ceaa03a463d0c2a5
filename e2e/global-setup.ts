import type { FullConfig } from 'playwright/test'
import {
  type DemoPorts,
  demoSettings,
  emulatorInfo,
  startEmulator,
  startServer,
} from '../scripts/demo-services'
import type { Service } from '../scripts/service'
import { portsOfLane } from './ports'

async function startLane(ports: DemoPorts, started: Service[]) {
  started.push(await startEmulator(ports))
  const settings = demoSettings(ports, await emulatorInfo(ports))
  started.push(await startServer(ports, { ...settings, LOG_LEVEL: 'debug' }))
}

/** An emulator and the production server for each lane; the returned function stops them. */
export default async function globalSetup({ workers }: FullConfig) {
  const started: Service[] = []
  const stop = () => Promise.all(started.map((service) => service.stop()))
  try {
    for (let lane = 0; lane < workers; lane += 1) await startLane(portsOfLane(lane), started)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
