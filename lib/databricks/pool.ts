import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import { processWide } from '@/lib/process-wide'
import type { Share } from './turns'

/** As many as three views of a workspace that load side by side. */
export const shareOfPool: Share = { name: 'own', atOnce: 24 }
/** What a person presses does not wait until all that their pages read has been answered. */
export const shareOfChanges: Share = { name: 'changes', atOnce: 8 }

/**
 * Connections to the workspaces, shared by the whole process. undici's `request` on an agent of its own
 * neither follows redirects nor touches the body, and no cache of the framework sees it.
 */
export const pool = (): Dispatcher =>
  processWide(
    'databricks.pool',
    () =>
      new Agent({
        connections: 64,
        pipelining: 1,
        connect: { timeout: 5_000 },
        // Azure's load balancers drop idle connections after minutes; ours end first.
        keepAliveTimeout: 30_000,
        keepAliveMaxTimeout: 60_000,
        maxHeaderSize: 32 * 1024,
      }),
  )
