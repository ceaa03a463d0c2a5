import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import type { Share } from '@/lib/databricks/turns'
import { processWide } from '@/lib/process-wide'

/**
 * A quarter of them: a model or a statement may take minutes, and there are others who ask. A call that waits longer
 * for the person's others is told so: Databricks' clients give up after 60 s without a byte, and would not know why.
 */
export const shareOfGateway: Share = { name: 'gateway', atOnce: 64, patienceMs: 30_000 }

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
