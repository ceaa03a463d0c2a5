/**
 * Refusals. Where the service's own words are known, they stand here with the place where they were seen. Words
 * without one are ours: codes and statuses are the documented ones, and nothing may depend on the sentence.
 */

/** An answer other than success, thrown by a handler. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** A number on some authentication failures, as the service really sends it. */
    readonly errorCode: string | number,
    message: string,
    readonly more: { details?: unknown[]; headers?: Record<string, string> } = {},
  ) {
    super(message)
  }
}

/** The SCIM endpoints have an error body of their own (RFC 7644 3.12). */
export class ScimError extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly scimType?: string,
  ) {
    super(detail)
  }
}

/** In these words on a live workspace (MicrosoftDocs/azure-docs#85579). */
export const unreadableScim = () =>
  new ScimError(
    400,
    'Request is unparsable, syntactically incorrect, or violates schema.',
    'Invalid JSON provided in request body.',
  )

const callerError = {
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason: 'CM_API_ERROR_SOURCE_CALLER_ERROR',
  domain: '',
}

export const invalidParameter = (message: string) =>
  new ApiError(400, 'INVALID_PARAMETER_VALUE', message)

export const missingField = (name: string) => invalidParameter(`Missing required field: ${name}`)

export const malformedRequest = (message: string) =>
  new ApiError(400, 'MALFORMED_REQUEST', `Could not parse request object: ${message}`)

export const invalidState = (message: string) =>
  new ApiError(400, 'INVALID_STATE', message, { details: [callerError] })

export const notFound = (message: string) => new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', message)

export const permissionDenied = (message: string) => new ApiError(403, 'PERMISSION_DENIED', message)

/** For most refusals by an access control list (databricks/cli, libs/testserver/jobs.go, after the backend). */
export const lacksPermission = (principalName: string, permission: string, objectId: string) =>
  permissionDenied(
    `${principalName} does not have ${permission} permissions on ${objectId}. ` +
      'Please contact the owner or an administrator for access.',
  )

const jobLevels: Record<string, string> = {
  CAN_VIEW: 'View or Admin or Manage Run or Owner',
  CAN_MANAGE_RUN: 'Manage Run or Owner or Admin',
  CAN_MANAGE: 'Admin or Owner',
}

/** Jobs name every level that would have been enough (databricks/cli, libs/testserver/jobs.go, after the backend). */
export const lacksJobPermission = (principalName: string, needed: string, jobId: string) =>
  permissionDenied(
    `User ${principalName} does not have ${jobLevels[needed] ?? needed} permissions on job ${jobId}`,
  )

/** The path in the message stands without `/api/<version>` (seen on live workspaces). */
export const endpointNotFound = (method: string, path: string) =>
  new ApiError(
    404,
    'ENDPOINT_NOT_FOUND',
    `No API found for '${method} ${path.replace(/^\/api\/\d+\.\d+(?=\/)/, '')}'`,
  )
