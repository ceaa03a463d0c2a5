import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import { processWide } from '@/lib/process-wide'

/** Connections for what passes through. Apart from our own calls', so that scripts leave room for people. */
export const gatewayPool = (): Dispatcher =>
  processWide(
    'gateway.pool',
    () =>
      new Agent({
        connections: 256,
        pipelining: 1,
        connect: { timeout: 5_000 },
        keepAliveTimeout: 30_000,
        keepAliveMaxTimeout: 60_000,
        maxHeaderSize: 32 * 1024,
      }),
  )
