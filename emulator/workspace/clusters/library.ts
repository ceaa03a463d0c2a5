import { isUp, type Cluster } from './cluster'
import type { LibraryRequest } from './library-request'

/** A library whose name contains this never installs, so that a test can ask for the failure. */
const failingName = 'fails-to-install'
const resolvingMs = 2_000
const installingMs = 6_000

export type LibraryStatus = { status: string; messages?: string[] }

/** PENDING until the cluster is up, then RESOLVING, INSTALLING and INSTALLED or FAILED by the clock. */
export function libraryStatus(
  cluster: Cluster,
  request: LibraryRequest,
  now: number,
): LibraryStatus {
  if (request.uninstallRequestedAt !== null) return { status: 'UNINSTALL_ON_RESTART' }
  if (!isUp(cluster) || cluster.lastRestartedAt === null) return { status: 'PENDING' }
  const elapsed = now - Math.max(request.requestedAt, cluster.lastRestartedAt)
  if (elapsed < resolvingMs) return { status: 'RESOLVING' }
  if (elapsed < installingMs) return { status: 'INSTALLING' }
  if (!JSON.stringify(request.library).includes(failingName)) return { status: 'INSTALLED' }
  return {
    status: 'FAILED',
    messages: ['Library resolution failed because of: no matching distribution found.'],
  }
}

/** What a restart does to the list: libraries marked for removal are gone. */
export const withoutRemoved = (libraries: LibraryRequest[]): LibraryRequest[] =>
  libraries.filter(({ uninstallRequestedAt }) => uninstallRequestedAt === null)
