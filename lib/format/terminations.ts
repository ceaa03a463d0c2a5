/**
 * Why a cluster ended, in words: the codes of Clusters API 2.1 (`TerminationReason`) that people meet. Others
 * are turned into words from their own name.
 */
export function formatTermination(
  code: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  return words.get(code)?.(parameters) ?? sentence(code)
}

type Words = (parameters: Readonly<Record<string, string>>) => string

const words: ReadonlyMap<string, Words> = new Map<string, Words>([
  [
    'USER_REQUEST',
    ({ username }) => (username ? `Terminated by ${username}` : 'Terminated by a user'),
  ],
  [
    'INACTIVITY',
    ({ inactivity_duration_min: minutes }) =>
      minutes ? `Idle for ${minutes} minutes` : 'Idle for as long as its setting allows',
  ],
  ['JOB_FINISHED', () => 'Its job run ended'],
  ['AZURE_QUOTA_EXCEEDED_EXCEPTION', () => "The Azure subscription's core quota was used up"],
  ['CLOUD_PROVIDER_RESOURCE_STOCKOUT', () => 'Azure had no machines of this type'],
  [
    'CLOUD_PROVIDER_RESOURCE_STOCKOUT_DUE_TO_MISCONFIG',
    () => 'Azure had no machines of this type where the settings want them',
  ],
  ['CLOUD_PROVIDER_LAUNCH_FAILURE', () => 'Azure could not launch the machines'],
  ['CLOUD_PROVIDER_SHUTDOWN', () => 'Azure shut the machines down'],
  ['SPOT_INSTANCE_TERMINATION', () => 'Azure took the spot machines back'],
  ['AZURE_OPERATION_NOT_ALLOWED_EXCEPTION', () => 'Azure did not allow the operation'],
  ['AZURE_RESOURCE_MANAGER_THROTTLING', () => 'Azure limited the requests of the subscription'],
  ['AZURE_RESOURCE_PROVIDER_THROTTLING', () => 'Azure limited the requests of the subscription'],
  ['AZURE_VNET_CONFIGURATION_FAILURE', () => 'The virtual network is not set up as it has to be'],
  ['AZURE_BYOK_KEY_PERMISSION_FAILURE', () => 'The customer-managed key could not be used'],
  ['SUBNET_EXHAUSTED_FAILURE', () => 'The subnet has no free addresses'],
  ['IP_EXHAUSTION_FAILURE', () => 'The network has no free addresses'],
  ['NETWORK_CONFIGURATION_FAILURE', () => 'The network is not set up as it has to be'],
  ['NPIP_TUNNEL_SETUP_FAILURE', () => 'The secure connection to the control plane failed'],
  ['CONTROL_PLANE_CONNECTION_FAILURE', () => 'The machines could not reach the control plane'],
  ['CONTROL_PLANE_REQUEST_FAILURE', () => 'The control plane did not answer the machines'],
  ['BOOTSTRAP_TIMEOUT', () => 'The machines did not come up in time'],
  [
    'BOOTSTRAP_TIMEOUT_DUE_TO_MISCONFIG',
    () => 'The machines did not come up in time; check the network',
  ],
  ['CONTAINER_LAUNCH_FAILURE', () => 'The container did not start on the machines'],
  ['INSTANCE_UNREACHABLE', () => 'The machines could not be reached'],
  ['INSTANCE_POOL_CLUSTER_FAILURE', () => 'The instance pool failed'],
  ['INSTANCE_POOL_MAX_CAPACITY_REACHED', () => 'The instance pool is full'],
  ['INSTANCE_POOL_NOT_FOUND', () => 'The instance pool no longer exists'],
  [
    'INIT_SCRIPT_FAILURE',
    ({ instance_id }) =>
      instance_id ? `An init script failed on ${instance_id}` : 'An init script failed',
  ],
  ['GLOBAL_INIT_SCRIPT_FAILURE', () => 'A global init script failed'],
  ['SPARK_STARTUP_FAILURE', () => 'Spark did not start'],
  ['SPARK_ERROR', () => 'Spark failed'],
  ['SPARK_IMAGE_NOT_FOUND', () => 'This runtime version does not exist'],
  ['DRIVER_UNREACHABLE', () => 'The driver could not be reached'],
  ['DRIVER_UNRESPONSIVE', () => 'The driver stopped responding, often for lack of memory'],
  ['DRIVER_OUT_OF_MEMORY', () => 'The driver ran out of memory'],
  ['DRIVER_OUT_OF_DISK', () => 'The driver ran out of disk'],
  ['METASTORE_COMPONENT_UNHEALTHY', () => 'The metastore did not work'],
  ['HIVEMETASTORE_CONNECTIVITY_FAILURE', () => 'The Hive metastore could not be reached'],
  ['DBFS_COMPONENT_UNHEALTHY', () => 'The storage of the workspace did not work'],
  ['STORAGE_DOWNLOAD_FAILURE', () => 'A download from storage failed'],
  ['SECRET_RESOLUTION_ERROR', () => 'A secret in its settings could not be read'],
  ['SECRET_PERMISSION_DENIED', () => 'A secret in its settings may not be read'],
  ['COMMUNICATION_LOST', () => 'The connection to the machines was lost'],
  ['CLUSTER_OPERATION_THROTTLED', () => 'The workspace limited how many clusters start at once'],
  ['REQUEST_REJECTED', () => 'Databricks rejected the request'],
  ['INVALID_ARGUMENT', () => 'A setting of the cluster is not valid'],
  ['UNSUPPORTED_INSTANCE_TYPE', () => 'This machine type is not supported'],
  ['TRIAL_EXPIRED', () => 'The trial of Databricks expired'],
  ['MAINTENANCE_MODE', () => 'Databricks was under maintenance'],
  ['WORKSPACE_UPDATE', () => 'The workspace was updated'],
  ['TEMPORARILY_UNAVAILABLE', () => 'Databricks was not available'],
  ['INTERNAL_ERROR', () => 'Databricks failed inside'],
  ['UNEXPECTED_LAUNCH_FAILURE', () => 'The launch failed for an unexpected reason'],
  ['UNKNOWN', () => 'For an unknown reason'],
])

function sentence(code: string): string {
  const text = code.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
