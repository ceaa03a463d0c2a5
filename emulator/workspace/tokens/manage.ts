import type { Call } from '../call'
import { ApiError, permissionDenied } from '../errors'
import { applyChange, noSuchToken } from './own'
import { toInfo } from './to-wire'
import type { PersonalAccessToken } from './tokens'

/** The service's own words are not known to us; the code is. */
function requireAdmin({ workspace, principal }: Call): void {
  if (workspace.directory.isAdmin(principal)) return
  throw permissionDenied('Only workspace administrators may manage the tokens of others.')
}

function anyToken(call: Call): PersonalAccessToken {
  requireAdmin(call)
  const id = call.params['token_id'] ?? ''
  const token = call.workspace.tokens.live(call.now).find((each) => each.id === id)
  if (!token) throw noSuchToken(id)
  return token
}

export function listAll(call: Call) {
  requireAdmin(call)
  const { workspace, query, now } = call
  const byId = query.get('created_by_id')
  const byName = query.get('created_by_username')
  const tokens = workspace.tokens
    .live(now)
    .filter(({ creator }) => !byId || creator.id === byId)
    .filter(({ creator }) => !byName || creator.name === byName)
  if (tokens.length === 0) return {}
  return { token_infos: tokens.map((token) => toInfo(token, workspace.facts)) }
}

export const getAny = (call: Call) => ({ token_info: toInfo(anyToken(call), call.workspace.facts) })

export function deleteAny(call: Call) {
  const { id } = anyToken(call)
  call.workspace.tokens.revokeWhere((each) => each.id === id)
  return {}
}

export function updateAny(call: Call) {
  const token = anyToken(call)
  applyChange(token, call.body)
  return toInfo(token, call.workspace.facts)
}

/** Azure has Entra's tokens for applications instead (words seen in databricks/cli#596). */
export function createOnBehalf(call: Call): never {
  requireAdmin(call)
  throw new ApiError(
    404,
    'FEATURE_DISABLED',
    'On-behalf-of token creation for service principals is not enabled for this workspace',
  )
}
