import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { ApiError, invalidParameter, missingField, permissionDenied } from '../errors'
import { optionalInteger, optionalObject, optionalText, text } from '../fields'
import { toPublicInfo } from './to-wire'
import type { PersonalAccessToken, TokenOwner } from './tokens'

/** Databricks' own longest; also what a token gets that asks for none (Terraform provider, docs of `token`). */
const longestSeconds = 730 * 86_400

/** "This call returns the error QUOTA_EXCEEDED if the caller exceeds the token quota, which is 600" (Token API). */
const mostTokens = 600

/** In these words on a live workspace (databricks/terraform-databricks-examples#196). */
function requireUse({ workspace, principal }: Call): void {
  if (workspace.can(principal, 'authorization', workspace.tokenUse.accessList, 'CAN_USE')) return
  throw permissionDenied('User does not have permission to use tokens.')
}

const isOwner = ({ kind, id }: TokenOwner, { principal }: Call) =>
  kind === principal.kind && id === principal.id

function ownTokens(call: Call): PersonalAccessToken[] {
  return call.workspace.tokens.live(call.now).filter(({ owner }) => isOwner(owner, call))
}

function readLifetimeMs(body: JsonObject): number {
  const seconds = optionalInteger(body, 'lifetime_seconds') ?? longestSeconds
  if (seconds > 0 && seconds <= longestSeconds) return seconds * 1000
  throw invalidParameter(
    `lifetime_seconds must be between 1 and ${longestSeconds} (730 days), got ${seconds}`,
  )
}

export function createToken(call: Call) {
  requireUse(call)
  const { workspace, principal, body, now } = call
  const lifetimeMs = readLifetimeMs(body)
  if (ownTokens(call).length >= mostTokens) {
    throw new ApiError(
      400,
      'QUOTA_EXCEEDED',
      `The quota of ${mostTokens} tokens has been reached for ${principal.name}.`,
    )
  }
  const { kind, id, name } = principal
  const wanted = {
    owner: { kind, id, name },
    comment: optionalText(body, 'comment') ?? '',
    lifetimeMs,
  }
  const { token, value } = workspace.tokens.issue(wanted, now)
  return { token_value: value, token_info: toPublicInfo(token) }
}

export function listOwn(call: Call) {
  requireUse(call)
  const tokens = ownTokens(call)
  return tokens.length > 0 ? { token_infos: tokens.map(toPublicInfo) } : {}
}

export const noSuchToken = (id: string) =>
  new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', `Token with id ${id} does not exist.`)

export function ownToken(call: Call, id: string): PersonalAccessToken {
  const token = ownTokens(call).find((each) => each.id === id)
  if (!token) throw noSuchToken(id)
  return token
}

export function deleteOwn(call: Call) {
  const { id } = ownToken(call, text(call.body, 'token_id'))
  call.workspace.tokens.revokeWhere((each) => each.id === id)
  return {}
}

/** Only the comment of a token may change; what else there is in the request is about scopes. */
export function applyChange(token: PersonalAccessToken, body: JsonObject): void {
  const change = optionalObject(body, 'token')
  if (!change) throw missingField('token')
  const mask = text(body, 'update_mask').split(',')
  if (!mask.includes('comment')) {
    throw invalidParameter(`update_mask may hold comment, got '${mask.join(',')}'`)
  }
  token.comment = optionalText(change, 'comment') ?? ''
}

export function updateOwn(call: Call) {
  applyChange(ownToken(call, call.params['token_id'] ?? ''), call.body)
  return {}
}
