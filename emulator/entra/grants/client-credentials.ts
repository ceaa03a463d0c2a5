import { applicationToken } from '../access-token'
import { refuse } from '../aadsts'
import type { TokenAnswer, TokenCall } from '../issue'
import { ownApi, type Resource } from '../registrations'
import { opaque } from '../pseudonyms'
import { required } from '../request'
import { findResource } from '../scopes'

function askedResource({ parts, form, isV1 }: TokenCall): {
  resource: Resource
  identifier: string
} {
  if (isV1) {
    const identifier = required(form, 'resource')
    return { resource: findResource(parts.tenant, identifier), identifier }
  }
  const scope = required(form, 'scope')
  const scopes = scope.split(' ').filter(Boolean)
  const identifier = scopes[0]?.slice(0, -'/.default'.length) ?? ''
  if (scopes.length !== 1 || !scope.trim().endsWith('/.default')) throw refuse(1002012, scope)
  return { resource: findResource(parts.tenant, identifier), identifier }
}

/** An application's token for itself: no person, no refresh token. */
export function redeemClientCredentials(call: TokenCall): TokenAnswer {
  const { parts, client, proof, ipAddress } = call
  if (client.isPublic) throw refuse(7000218)
  const { resource, identifier } = askedResource(call)
  if (resource === ownApi && parts.tenant.settings.assignmentRequired) {
    const [asking, asked] = [client, resource]
    throw refuse(501051, asking.clientId, asking.displayName, asked.appId, asked.displayName)
  }
  call.nameCaller(client.clientId)
  const request = { client, proof, resource, identifier, ipAddress, aio: opaque(48) }
  const seconds = parts.tenant.settings.accessTokenSeconds
  return {
    token_type: 'Bearer',
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: applicationToken(parts.tenant, parts.keys, request),
  }
}
