import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { ApiError, invalidParameter } from '../errors'
import { oneOf, optionalObject, optionalText, text } from '../fields'
import { checkName, limitExceeded, scopeFor } from './find'
import type { SecretScope } from './scope'

/** "A workspace is limited to a maximum of 1000 secret scopes" (Microsoft Learn, "Secret management"). */
const mostScopes = 1_000

const backends = ['DATABRICKS', 'AZURE_KEYVAULT'] as const

/**
 * There is no Key Vault in this tenant. A personal access token is refused before that, for only a token of
 * Entra's can be exchanged for one of the vault's (words: MicrosoftDocs/azure-docs#114543); what an Entra
 * token then meets is a vault that gives no rights (words: databricks/terraform-provider-databricks#1206).
 */
function refuseKeyVault({ credential }: Call, body: JsonObject): never {
  const vault = optionalObject(body, 'backend_azure_keyvault') ?? {}
  const missing = ['resource_id', 'dns_name'].filter((name) => !optionalText(vault, name))
  if (missing.length > 0) {
    const fields = missing.map((name) => `backend_azure_keyvault.${name}`).join(', ')
    throw invalidParameter(`Missing required fields: ${fields}`)
  }
  if (credential === 'personal-access-token') {
    throw invalidParameter('Scope with Azure KeyVault must have userAADToken defined!')
  }
  throw invalidParameter(
    'Unable to grant read/list permission to Databricks service principal to KeyVault ' +
      `'${text(vault, 'dns_name')}'`,
  )
}

/** Only all users together can be given the first right (words: paiqo/Databricks-VSCode#197). */
function firstManager({ principal, body }: Call): SecretScope['acl'][number] {
  const name = optionalText(body, 'initial_manage_principal')
  if (name !== undefined && name !== 'users') {
    throw new ApiError(400, 'BAD_REQUEST', `Cannot specify ${name} as initial_manage_principal.`)
  }
  const grantee = name
    ? { kind: 'group' as const, name }
    : { kind: principal.kind, name: principal.name }
  return { grantee, permission: 'MANAGE' }
}

export function createScope(call: Call) {
  const { workspace, body } = call
  const name = checkName('scope', text(body, 'scope'))
  const backend = oneOf(
    'scope_backend_type',
    optionalText(body, 'scope_backend_type') ?? 'DATABRICKS',
    backends,
  )
  if (backend === 'AZURE_KEYVAULT') refuseKeyVault(call, body)
  const scopes = workspace.secretScopes
  if (scopes.has(name.toLowerCase())) {
    throw new ApiError(400, 'RESOURCE_ALREADY_EXISTS', `Scope ${name} already exists!`)
  }
  if (scopes.size >= mostScopes) {
    throw limitExceeded(`The workspace has its most of ${mostScopes} secret scopes.`)
  }
  scopes.set(name.toLowerCase(), { name, acl: [firstManager(call)], secrets: new Map() })
  return {}
}

export function deleteScope(call: Call) {
  const scope = scopeFor(call, text(call.body, 'scope'), 'MANAGE')
  call.workspace.secretScopes.delete(scope.name.toLowerCase())
  return {}
}

/** Everybody may read the names of all scopes: "the names are considered non-sensitive" (Microsoft Learn). */
export function listScopes({ workspace }: Call) {
  const scopes = [...workspace.secretScopes.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name }) => ({ name, backend_type: 'DATABRICKS' }))
  return scopes.length > 0 ? { scopes } : {}
}
