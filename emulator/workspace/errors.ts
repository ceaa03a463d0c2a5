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

/** The words the service has for every refusal by an access control list. */
export const lacksPermission = (principalName: string, permission: string, objectId: string) =>
  permissionDenied(
    `${principalName} does not have ${permission} permissions on ${objectId}. ` +
      'Please contact the owner or an administrator for access.',
  )

/** The path in the message stands without `/api/<version>` (seen on live workspaces). */
export const endpointNotFound = (method: string, path: string) =>
  new ApiError(
    404,
    'ENDPOINT_NOT_FOUND',
    `No API found for '${method} ${path.replace(/^\/api\/\d+\.\d+(?=\/)/, '')}'`,
  )
