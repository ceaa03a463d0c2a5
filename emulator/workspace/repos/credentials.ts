import type { Call } from '../call'
import { ApiError, notFound } from '../errors'
import { optionalBoolean, optionalText, text } from '../fields'
import { objectIdOf } from '../workspace-objects/object'
import type { GitCredential } from './git-credential'
import { readProvider } from './read-repo'

const toWire = ({ id, provider, username, email, name, isDefault }: GitCredential) => ({
  credential_id: id,
  git_provider: provider,
  ...(username ? { git_username: username } : {}),
  ...(email ? { git_email: email } : {}),
  ...(name ? { name } : {}),
  ...(isDefault === undefined ? {} : { is_default_for_provider: isDefault }),
})

/** Everybody has their own and sees no other's, admins included. */
const ownOf = ({ workspace, principal }: Call) =>
  [...workspace.kept.gitCredentials.values()].filter(({ ownerId }) => ownerId === principal.id)

function credentialFor(call: Call): GitCredential {
  const id = call.params['id'] ?? ''
  const own = ownOf(call).find((each) => String(each.id) === id)
  if (!own) throw notFound(`The Git credential with ID ${id} does not exist.`)
  return own
}

export function listCredentials(call: Call) {
  const own = ownOf(call)
  return own.length > 0 ? { credentials: own.map(toWire) } : {}
}

export const getCredential = (call: Call) => toWire(credentialFor(call))

/** What may be read back of a request. That there is a token is checked; the token is dropped. */
function readCredential({ body }: Call): Omit<GitCredential, 'id' | 'ownerId'> {
  const provider = readProvider(text(body, 'git_provider'), 'git_provider')
  // GitHub's and Entra's own applications hold their tokens themselves.
  if (!/OAuth$|Aad$/.test(provider)) text(body, 'personal_access_token')
  const username = optionalText(body, 'git_username')
  const email = optionalText(body, 'git_email')
  const name = optionalText(body, 'name')
  const isDefault = optionalBoolean(body, 'is_default_for_provider')
  return {
    provider,
    ...(username ? { username } : {}),
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(isDefault === undefined ? {} : { isDefault }),
  }
}

function requireFree(call: Call, { provider }: { provider: string }, but?: GitCredential): void {
  if (!ownOf(call).some((each) => each !== but && each.provider === provider)) return
  // The service's words (databricks/terraform-provider-databricks#4871).
  throw new ApiError(
    400,
    'RESOURCE_ALREADY_EXISTS',
    `A Git credential already exists for provider ${provider}.`,
  )
}

export async function createCredential(call: Call) {
  const { workspace, principal, now } = call
  const wanted = readCredential(call)
  requireFree(call, wanted)
  const id = objectIdOf(`git-credential ${principal.id} ${wanted.provider} ${now}`)
  const credential = { id, ownerId: principal.id, ...wanted }
  workspace.kept.gitCredentials.set(id, credential)
  await workspace.kept.commit()
  return toWire(credential)
}

export async function updateCredential(call: Call) {
  const before = credentialFor(call)
  const wanted = readCredential(call)
  requireFree(call, wanted, before)
  const { id, ownerId } = before
  call.workspace.kept.gitCredentials.set(id, { id, ownerId, ...wanted })
  await call.workspace.kept.commit()
  return {}
}

export async function deleteCredential(call: Call) {
  call.workspace.kept.gitCredentials.delete(credentialFor(call).id)
  await call.workspace.kept.commit()
  return {}
}
