/** A code for an answer that has none of its own. */
export function codeOfStatus(status: number): string {
  return statusCodes[status] ?? `HTTP_${status}`
}

/** Words for an answer that has none of its own. */
export function wordsOfStatus(status: number): string {
  return statusWords[status] ?? `Databricks answered ${status}.`
}

const statusCodes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'RESOURCE_CONFLICT',
  429: 'REQUEST_LIMIT_EXCEEDED',
  500: 'INTERNAL_ERROR',
  501: 'NOT_IMPLEMENTED',
  502: 'BAD_GATEWAY',
  503: 'TEMPORARILY_UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

const statusWords: Readonly<Record<number, string>> = {
  400: 'Databricks did not accept the request.',
  401: 'Databricks did not accept the sign-in.',
  403: 'Databricks does not permit this.',
  404: 'Databricks does not have this.',
  409: 'It changed in the meantime or does not fit its present state.',
  429: 'The workspace limits how often it can be asked.',
  500: 'Databricks failed inside.',
  501: 'This workspace does not offer that.',
  502: 'Something in front of the workspace got no answer from it.',
  503: 'The workspace is not available at the moment.',
  504: 'The workspace took too long.',
}
