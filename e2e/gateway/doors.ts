import { demoSettings, emulatorInfo, startServer } from '../../scripts/demo-services'
import type { Service } from '../../scripts/service'
import { portBeside, ports } from '../ports'

export type Door = { name: 'server door' | 'route door'; origin: string; port: number; pid: number }

const firstDoor = portBeside('doors')

/** The built server twice, once with each door, both with these settings on top of the demo's. */
export async function startDoors(settings: Record<string, string>, offset = 0) {
  const base = {
    ...demoSettings(ports, await emulatorInfo(ports)),
    RATE_LIMIT_PERSON: '0',
    RATE_LIMIT_WORKSPACE: '0',
    LOG_LEVEL: 'warn',
    ...settings,
  }
  const services: Service[] = []
  const start = async (name: Door['name'], port: number, more: Record<string, string>) => {
    const service = await startServer({ ...ports, app: port }, { ...base, ...more })
    services.push(service)
    return { name, port, origin: `http://127.0.0.1:${port}`, pid: service.pid }
  }
  const doors: Door[] = [
    await start('server door', firstDoor + offset, {}),
    await start('route door', firstDoor + offset + 1, { SERVER_DOOR: 'off' }),
  ]
  return { doors, stop: () => Promise.all(services.map((service) => service.stop())) }
}

export function doorNamed(doors: readonly Door[], name: Door['name']): Door {
  const door = doors.find((each) => each.name === name)
  if (!door) throw new Error(`The ${name} was not started`)
  return door
}
