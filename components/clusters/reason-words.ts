import { formatTermination } from '@/lib/format/terminations'
import type { TerminationReason } from '@/lib/resources/clusters/schema'
import { isFailure } from './is-failure'

export type ReasonWords = {
  /** Why it stopped or did not come up. */
  why: string
  /** What helps; null when nothing needs to be done. */
  step: string | null
  /** Databricks' and Azure's own words, to search for or to hand to support. */
  original: string | null
}

const driver =
  'Often the driver ran out of memory: use a larger driver, or collect less data on it. Then start the cluster again.'
const network = 'Ask who looks after the workspace’s network to check routes, firewall and DNS.'
const addresses = 'Use fewer workers, or ask for a larger subnet.'
const script = 'Read the init script’s log, fix the script, then start the cluster again.'
const setting = 'Correct the setting named below, then start the cluster again.'
const again = 'Start it again. If it happens again, give the words below to Databricks support.'

const steps: ReadonlyMap<string, string> = new Map([
  [
    'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    'Try again later, or use another node type or an instance pool.',
  ],
  [
    'AZURE_QUOTA_EXCEEDED_EXCEPTION',
    'Ask for more cores in the Azure portal, or terminate clusters that nobody needs.',
  ],
  [
    'SPOT_INSTANCE_TERMINATION',
    'Start it again, or use on-demand machines for work that must not stop.',
  ],
  [
    'INSTANCE_POOL_MAX_CAPACITY_REACHED',
    'Wait until others give their machines back, or raise the pool’s maximum.',
  ],
  [
    'SPARK_STARTUP_FAILURE',
    'Look at the Spark configuration and the libraries first; the driver log tells which.',
  ],
  ['DRIVER_UNREACHABLE', driver],
  ['DRIVER_UNRESPONSIVE', driver],
  ['DRIVER_OUT_OF_MEMORY', driver],
  ['COMMUNICATION_LOST', driver],
  ['INIT_SCRIPT_FAILURE', script],
  ['GLOBAL_INIT_SCRIPT_FAILURE', script],
  ['NETWORK_CONFIGURATION_FAILURE', network],
  ['NPIP_TUNNEL_SETUP_FAILURE', network],
  ['CONTROL_PLANE_CONNECTION_FAILURE', network],
  ['AZURE_VNET_CONFIGURATION_FAILURE', network],
  ['BOOTSTRAP_TIMEOUT', network],
  ['SUBNET_EXHAUSTED_FAILURE', addresses],
  ['IP_EXHAUSTION_FAILURE', addresses],
  ['INVALID_ARGUMENT', setting],
  ['REQUEST_REJECTED', setting],
])

/** A termination reason of the Clusters API: why in plain words, and what to do about it. */
export function reasonWords(reason: TerminationReason): ReasonWords {
  const { azure_error_message: azure, databricks_error_message: databricks } = reason.parameters
  return {
    why: formatTermination(reason.code, reason.parameters),
    step: isFailure(reason) ? (steps.get(reason.code) ?? again) : null,
    original: [azure, databricks].filter(Boolean).join('\n') || null,
  }
}
