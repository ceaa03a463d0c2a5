import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import type { Share } from '@/lib/databricks/turns'
import { processWide } from '@/lib/process-wide'

/** A quarter of them: a model or a statement may take minutes, and there are others who ask. */
export const shareOfGateway: Share = { name: 'gateway', atOnce: 64 }

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
