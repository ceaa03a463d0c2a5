import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { ApiError, invalidParameter, malformedRequest, notFound } from '../errors'
import { optionalText, requiredQuery, text } from '../fields'
import { checkName, limitExceeded, scopeFor } from './find'
import type { SecretFacts, SecretScope } from './scope'

/** Secrets API: "The maximum allowed secret value size is 128 KB. The maximum number of secrets in a given scope is 1000." */
const mostBytes = 128 * 1024
const mostSecrets = 1_000

const isBase64 = (value: string) => value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)

/** Only how many bytes there are is looked at; see `SecretFacts`. */
function readSize(body: JsonObject): number {
  const asText = optionalText(body, 'string_value')
  const asBytes = optionalText(body, 'bytes_value')
  if (asText !== undefined && asBytes !== undefined) {
    throw malformedRequest('only one of string_value and bytes_value may be set')
  }
  if (asText !== undefined) return Buffer.byteLength(asText)
  if (asBytes === undefined) throw invalidParameter('Missing required field: string_value')
  if (!isBase64(asBytes)) throw invalidParameter('bytes_value must be base64-encoded')
  return Buffer.from(asBytes, 'base64').length
}

export function putSecret(call: Call) {
  const { body, now } = call
  const { secrets, name } = scopeFor(call, text(body, 'scope'), 'WRITE')
  const key = checkName('key', text(body, 'key'))
  if (readSize(body) > mostBytes) {
    throw invalidParameter(`The value of a secret cannot exceed ${mostBytes} bytes.`)
  }
  if (!secrets.has(key.toLowerCase()) && secrets.size >= mostSecrets) {
    throw limitExceeded(`Scope ${name} has its most of ${mostSecrets} secrets.`)
  }
  secrets.set(key.toLowerCase(), { key, updatedAt: now })
  return {}
}

/** In the words of `dbutils.secrets`. */
function secretIn(scope: SecretScope, key: string): SecretFacts {
  const secret = scope.secrets.get(key.toLowerCase())
  if (!secret) throw notFound(`Secret does not exist with scope: ${scope.name} and key: ${key}`)
  return secret
}

export function deleteSecret(call: Call) {
  const scope = scopeFor(call, text(call.body, 'scope'), 'WRITE')
  const { key } = secretIn(scope, text(call.body, 'key'))
  scope.secrets.delete(key.toLowerCase())
  return {}
}

export function listSecrets(call: Call) {
  const { secrets } = scopeFor(call, requiredQuery(call.query, 'scope'), 'READ')
  if (secrets.size === 0) return {}
  return {
    secrets: [...secrets.values()]
      .sort((a, b) => a.key.localeCompare(b.key))
      .map(({ key, updatedAt }) => ({ key, last_updated_timestamp: updatedAt })),
  }
}

/**
 * "This API can only be called from the DBUtils interface. […] Throws BAD_REQUEST if normal user calls get
 * secret outside of a notebook" (docs.databricks.com/api/secrets/v1/get-secret). Nothing here is a notebook.
 * Some workspaces do answer it (the Databricks CLI's own tests read it back); the stricter one is kept.
 */
export function getSecret(call: Call): never {
  const scope = scopeFor(call, requiredQuery(call.query, 'scope'), 'READ')
  const { key } = secretIn(scope, requiredQuery(call.query, 'key'))
  throw new ApiError(
    400,
    'BAD_REQUEST',
    `The value of secret ${key} in scope ${scope.name} can only be read from within a notebook or job.`,
  )
}
