import { applicationToken } from './access-token'
import type { Context, Parts } from './parts'
import { opaque } from './pseudonyms'
import { managedIdentity, resources, type Resource } from './registrations'
import { nameCaller } from './request'

const exchange: Resource = {
  appId: managedIdentity.exchangeAudience,
  displayName: 'Azure AD Token Exchange',
  identifiers: [managedIdentity.exchangeAudience],
  scopes: [],
  tokenVersion: 2,
  asks: '',
}

type Answer = { status: number; body: Record<string, unknown> }

const refused = (status: number, message: string): Answer => ({
  status,
  body: { statusCode: status, message },
})

function answer({ tenant, keys }: Parts, ctx: Context): Answer {
  const { resource = '', client_id: clientId } = ctx.query
  if (ctx.get('x-identity-header') !== managedIdentity.identityHeader) {
    return refused(401, 'The X-IDENTITY-HEADER does not match.')
  }
  if (ctx.query['api-version'] !== '2019-08-01') return refused(400, 'Unsupported api-version.')
  if (clientId !== undefined && clientId !== managedIdentity.clientId) {
    return refused(
      400,
      'No User Assigned or Delegated Managed Identity found for specified ClientId.',
    )
  }
  const asked = [...resources, exchange].find(({ identifiers }) =>
    identifiers.includes(String(resource)),
  )
  if (!asked) return refused(400, `The resource principal named ${String(resource)} was not found.`)
  const { displayName, objectId } = managedIdentity
  const client = {
    clientId: managedIdentity.clientId,
    objectId,
    displayName,
    isPublic: false,
    isMultiTenant: false,
    secret: null,
    redirectUris: [],
    logoutUris: [],
    permissions: {},
  }
  const request = {
    client,
    proof: '2' as const,
    resource: asked,
    identifier: String(resource),
    ipAddress: '127.0.0.1',
    aio: opaque(48),
  }
  const expiresOn = Math.floor(Date.now() / 1000) + tenant.settings.accessTokenSeconds
  nameCaller(ctx, client.clientId)
  return {
    status: 200,
    body: {
      access_token: applicationToken(tenant, keys, request),
      expires_on: String(expiresOn),
      resource,
      token_type: 'Bearer',
      client_id: client.clientId,
    },
  }
}

/** GET /msi/token: the managed identity endpoint of App Service (`IDENTITY_ENDPOINT`, api-version 2019-08-01). */
export function answerManagedIdentity(parts: Parts, ctx: Context): void {
  const { status, body } = answer(parts, ctx)
  ctx.status = status
  ctx.body = body
}
