/** A refusal as Azure Resource Manager words it: `{"error":{"code","message"}}`. */
export class ArmError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }
}

export const notFound = (path: string) =>
  new ArmError(404, 'InvalidResourceType', `The resource type could not be found for '${path}'.`)

export const missingVersion = () =>
  new ArmError(
    400,
    'MissingApiVersionParameter',
    'The api-version query parameter (?api-version=) is required for all requests.',
  )

export const unknownVersion = (version: string, supported: readonly string[]) =>
  new ArmError(
    400,
    'InvalidApiVersionParameter',
    `The api-version '${version}' is invalid. The supported versions are '${supported.join(',')}'.`,
  )

export const noProviderFor = (version: string, supported: readonly string[]) =>
  new ArmError(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for location 'westeurope' and API version '${version}' for type 'workspaces'. The supported api-versions are '${supported.join(', ')}'.`,
  )

export const unauthorized = (
  who: { userName: string; objectId: string },
  action: string,
  scope: string,
) =>
  new ArmError(
    403,
    'AuthorizationFailed',
    `The client '${who.userName}' with object id '${who.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    { 'x-ms-failure-cause': 'gateway' },
  )

export const noSubscription = (subscriptionId: string) =>
  new ArmError(
    404,
    'SubscriptionNotFound',
    `The subscription '${subscriptionId}' could not be found.`,
    { 'x-ms-failure-cause': 'gateway' },
  )

export const noResource = (name: string, group: string) =>
  new ArmError(
    404,
    'ResourceNotFound',
    `The Resource 'Microsoft.Databricks/workspaces/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    { 'x-ms-failure-cause': 'gateway' },
  )
