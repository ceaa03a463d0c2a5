import type { TerminationReason } from './event'
import type { ClusterSpec } from './spec'

export const userRequest = (user: string): TerminationReason => ({
  code: 'USER_REQUEST',
  type: 'SUCCESS',
  parameters: { username: user },
})

export const inactivity = (minutes: number): TerminationReason => ({
  code: 'INACTIVITY',
  type: 'SUCCESS',
  parameters: { inactivity_duration_min: String(minutes) },
})

export const jobFinished: TerminationReason = { code: 'JOB_FINISHED', type: 'SUCCESS' }

export function stockout(spec: ClusterSpec): TerminationReason {
  const nodeType = spec.node_type_id ?? 'Standard_DS3_v2'
  return {
    code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    type: 'CLOUD_FAILURE',
    parameters: {
      azure_error_code: 'SkuNotAvailable',
      azure_error_message:
        `The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: ` +
        `${nodeType}' is currently not available in location 'westeurope'. Please try another size ` +
        'or deploy to a different location or different zone. See https://aka.ms/azureskunotavailable.',
      databricks_error_message:
        'The cloud provider has no more instances of this type available in the region.',
    },
  }
}

export const spotInstanceLost = (instanceId: string): TerminationReason => ({
  code: 'SPOT_INSTANCE_TERMINATION',
  type: 'CLOUD_FAILURE',
  parameters: {
    instance_id: instanceId,
    databricks_error_message:
      'Spot instance was terminated by the cloud provider: the driver node was preempted.',
  },
})

export const sparkStartupFailure: TerminationReason = {
  code: 'SPARK_STARTUP_FAILURE',
  type: 'SERVICE_FAULT',
  parameters: {
    databricks_error_message:
      'Spark failed to start: Timed out after 60 seconds. Check the Spark configuration of the cluster.',
  },
}

export const driverUnreachable: TerminationReason = {
  code: 'DRIVER_UNREACHABLE',
  type: 'CLIENT_ERROR',
  parameters: {
    databricks_error_message:
      'Driver became unreachable: the driver ran out of memory and stopped answering.',
  },
}

/** `state_message` of a cluster that ended so. */
export function messageOf({ code, parameters = {} }: TerminationReason): string {
  switch (code) {
    case 'INACTIVITY':
      return `Inactive cluster terminated (inactive for ${parameters['inactivity_duration_min']} minutes).`
    case 'USER_REQUEST':
      return `Terminated by ${parameters['username']}.`
    case 'JOB_FINISHED':
      return ''
    default:
      return [parameters['azure_error_message'], parameters['databricks_error_message']]
        .filter(Boolean)
        .join(' ')
  }
}
