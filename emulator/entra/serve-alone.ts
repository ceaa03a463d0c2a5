import { createServer } from 'node:http'
import { Clock, Faults, loopbackOnly, Recorder, type Fault } from '../core'
import { createEntra } from './index'

/** What a test may order over the channel of `child_process.fork`. */
export type Order =
  | { settings: unknown }
  | { advanceMs: number }
  | { fault: Fault }
  | { calls: true }
  | { reset: true }

/** Entra alone on a free port, for its own tests: `fork('serve-alone.ts')`, first message `{ origin }`. */
async function serveAlone(): Promise<void> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const origin = `http://127.0.0.1:${address.port}`
  const [clock, faults, recorder] = [new Clock(), new Faults(), new Recorder()]
  const appOrigin = process.env.LAKEDECK_ORIGIN ?? 'http://localhost:3000'
  const entra = await createEntra({ origin, appOrigin, clock, faults, recorder })
  server.on('request', loopbackOnly(entra.listener))

  const obey = (order: Order): unknown => {
    if ('settings' in order) return entra.applySettings(order.settings)
    if ('advanceMs' in order) return clock.advance(order.advanceMs)
    if ('fault' in order) return faults.add(order.fault)
    if ('calls' in order) return recorder.list()
    faults.clear()
    recorder.clear()
    return entra.reset()
  }
  process.on('message', (order: Order) => {
    try {
      process.send?.({ done: obey(order) ?? null })
    } catch (error) {
      process.send?.({ failed: error instanceof Error ? error.message : String(error) })
    }
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ origin })
  if (!process.send) console.log(origin)
}

void serveAlone()
