import type { ClusterEvent } from '@/lib/resources/clusters/schema'
import type { StateLook } from '../ui/state-badge'
import { isFailure } from './is-failure'
import { reasonWords } from './reason-words'

export type EventWords = { look: StateLook; title: string; detail: string | null }

type Describe = (event: ClusterEvent) => EventWords

const plain =
  (look: StateLook, title: string): Describe =>
  (event) => ({ look, title, detail: event.message })
const by =
  (look: StateLook, title: string): Describe =>
  (event) => ({
    look,
    title: event.user ? `${title} by ${event.user}` : title,
    detail: event.message,
  })

const resizing: Describe = (event) => {
  const { currentWorkers: from, targetWorkers: to } = event
  const target = to === null ? '' : ` from ${from ?? '?'} to ${to} workers`
  return { look: 'running', title: `Resizing${target}`, detail: causeWords(event) }
}
const running: Describe = (event) => ({
  look: 'running',
  title: event.currentWorkers === null ? 'Running' : `Running with ${event.currentWorkers} workers`,
  detail: event.message,
})
const terminating: Describe = (event) => {
  const { reason } = event
  if (!reason) return { look: 'skipped', title: 'Terminating', detail: event.message }
  return {
    look: isFailure(reason) ? 'failed' : 'skipped',
    title: 'Terminating',
    detail: reasonWords(reason).why,
  }
}

const words: Record<string, Describe> = {
  CREATING: by('queued', 'Created'),
  STARTING: by('queued', 'Started'),
  RESTARTING: by('queued', 'Restarted'),
  TERMINATING: terminating,
  RUNNING: running,
  RESIZING: resizing,
  UPSIZE_COMPLETED: plain('succeeded', 'All workers have arrived'),
  EDITED: by('unknown', 'Edited'),
  PINNED: by('unknown', 'Pinned'),
  UNPINNED: by('unknown', 'Unpinned'),
  INIT_SCRIPTS_STARTED: plain('queued', 'Init scripts started'),
  INIT_SCRIPTS_FINISHED: plain('succeeded', 'Init scripts finished'),
  DRIVER_HEALTHY: plain('succeeded', 'Driver is healthy'),
  DRIVER_NOT_RESPONDING: plain('warning', 'Driver is up but does not respond'),
  DRIVER_UNAVAILABLE: plain('failed', 'Driver is unavailable'),
  SPARK_EXCEPTION: plain('failed', 'Spark threw an exception'),
  METASTORE_DOWN: plain('failed', 'Metastore is down'),
  DBFS_DOWN: plain('failed', 'DBFS is down'),
  NODES_LOST: plain('warning', 'Nodes were lost'),
  NODE_BLACKLISTED: plain('warning', 'A node was excluded'),
  ADD_NODES_FAILED: plain('failed', 'Nodes could not be added'),
  AUTOSCALING_FAILED: plain('failed', 'Autoscaling failed'),
  AUTOSCALING_BACKOFF: plain('warning', 'Autoscaling waits before it tries again'),
  EXPANDED_DISK: plain('succeeded', 'Disk was expanded'),
  DID_NOT_EXPAND_DISK: plain('warning', 'Disk was not expanded'),
  FAILED_TO_EXPAND_DISK: plain('failed', 'Disk could not be expanded'),
  UC_VOLUME_MISCONFIGURED: plain('warning', 'A Unity Catalog volume is misconfigured'),
}

function causeWords(event: ClusterEvent): string | null {
  if (event.cause?.includes('AUTOSCALE')) return 'Autoscaling'
  if (event.cause === 'USER_REQUEST') return event.user ? `Asked by ${event.user}` : null
  if (event.cause === 'AUTORECOVERY') return 'Lost workers are replaced'
  return event.message
}

const spelt = (type: string) => type.charAt(0) + type.slice(1).toLowerCase().replaceAll('_', ' ')

/** An entry of a cluster's event log in plain words; types we do not know yet are spelt out. */
export function eventWords(event: ClusterEvent): EventWords {
  const known = Object.hasOwn(words, event.type) ? words[event.type] : undefined
  if (known) return known(event)
  return { look: 'unknown', title: spelt(event.type), detail: event.message }
}
