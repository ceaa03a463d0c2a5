import { randomInt } from 'node:crypto'
import { refuse } from './aadsts'
import { findClient } from './client-auth'
import { asRefusal, errorBody } from './error-body'
import type { Context, Parts } from './parts'
import { factsOf, nameCaller, readForm, required } from './request'
import { readScope } from './scopes'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const pollSeconds = 5

const userCode = (): string =>
  Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')

async function startDevice(parts: Parts, ctx: Context, isCommon: boolean) {
  const { tenant, provider } = parts
  const form = await readForm(ctx)
  const client = findClient(tenant, required(form, 'client_id'), isCommon)
  nameCaller(ctx, client.clientId)
  if (!client.isPublic) throw refuse(7000218)
  const scope = required(form, 'scope')
  readScope(tenant, client, scope)
  const known = await provider.Client.find(client.clientId)
  if (!known) throw refuse(700016, client.clientId, tenant.name)
  const params = { client_id: client.clientId, scope: 'openid', entra_scope: scope }
  const code = new provider.DeviceCode({
    client: known,
    grantId: '', // there is none until the person has signed in
    params,
    userCode: userCode(),
    deviceInfo: { ua: ctx.get('user-agent') },
  })
  const deviceCode = await code.save()
  const address = `${tenant.origin}/devicelogin`
  return {
    user_code: code.userCode,
    device_code: deviceCode,
    verification_uri: address,
    expires_in: code.expiration,
    interval: pollSeconds,
    message: `To sign in, use a web browser to open the page ${address} and enter the code ${code.userCode} to authenticate.`,
  }
}

/** POST /<tenant>/oauth2/v2.0/devicecode */
export async function answerDeviceCode(
  parts: Parts,
  ctx: Context,
  isCommon: boolean,
): Promise<void> {
  try {
    ctx.body = await startDevice(parts, ctx, isCommon)
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    ctx.status = refusal.status
    ctx.body = errorBody(refusal, factsOf(ctx.req))
  }
}
