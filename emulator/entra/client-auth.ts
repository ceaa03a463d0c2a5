import { app } from '../seed/directory'
import type { ClientProof } from './access-token'
import { refuse } from './aadsts'
import { proveByAssertion } from './client-assertion'
import type { Context, Foundations } from './parts'
import type { Registration } from './registrations'
import { required, type Form } from './request'
import type { Tenant } from './tenant'

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

type Credentials = { clientId: string; secret: string | undefined; assertion: string | undefined }

function fromBasic(header: string): { clientId: string; secret: string } {
  const [scheme = '', value = ''] = header.split(' ')
  const [clientId = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':')
  if (scheme.toLowerCase() !== 'basic' || rest.length === 0) throw refuse(9002313)
  const plain = (encoded: string) => decodeURIComponent(encoded.replaceAll('+', '%20'))
  try {
    return { clientId: plain(clientId), secret: plain(rest.join(':')) }
  } catch {
    throw refuse(9002313)
  }
}

function readCredentials(ctx: Context, form: Form): Credentials {
  const header = ctx.get('authorization')
  const assertion = form.get('client_assertion')
  if (assertion !== undefined && form.get('client_assertion_type') !== jwtBearer) {
    throw refuse(900144, 'client_assertion_type')
  }
  if (!header) {
    return { clientId: required(form, 'client_id'), secret: form.get('client_secret'), assertion }
  }
  const basic = fromBasic(header)
  const isTwice = form.has('client_secret') || assertion !== undefined
  if (isTwice || (form.has('client_id') && form.get('client_id') !== basic.clientId)) {
    throw refuse(9002313)
  }
  return { ...basic, assertion: undefined }
}

/** A registration by its id: unknown, disabled, or asked for at `common` although it is of one tenant. */
export function findClient(tenant: Tenant, clientId: string, isCommon: boolean): Registration {
  const client = tenant.findRegistration(clientId)
  if (!client) throw refuse(700016, clientId, tenant.name)
  if (isCommon && !client.isMultiTenant) throw refuse(50194, client.clientId, client.displayName)
  if (tenant.isDisabled(client)) throw refuse(7000112, client.clientId, client.displayName)
  return client
}

function proveBySecret(tenant: Tenant, client: Registration, secret: string): void {
  if (!tenant.secretsOf(client).includes(secret)) throw refuse(7000215, client.clientId)
  if (client.clientId === app.clientId && tenant.settings.secretExpired) {
    throw refuse(7000222, client.clientId)
  }
}

/** Who is asking for a token, and how it has proved that. */
export function authenticateClient(
  parts: Foundations,
  ctx: Context,
  form: Form,
  isCommon: boolean,
): { client: Registration; proof: ClientProof } {
  const { clientId, secret, assertion } = readCredentials(ctx, form)
  const client = findClient(parts.tenant, clientId, isCommon)
  const isSecretive = secret !== undefined || assertion !== undefined
  if (client.isPublic) {
    if (isSecretive) throw refuse(700025)
    return { client, proof: '0' }
  }
  if (assertion !== undefined) {
    proveByAssertion(parts, client, assertion)
    return { client, proof: '2' }
  }
  if (!secret) throw refuse(7000218)
  proveBySecret(parts.tenant, client, secret)
  return { client, proof: '1' }
}
