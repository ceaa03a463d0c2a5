import { refuse } from './aadsts'
import { authenticateClient } from './client-auth'
import { asRefusal, errorBody } from './error-body'
import { redeemCode } from './grants/authorization-code'
import { redeemClientCredentials } from './grants/client-credentials'
import { redeemDeviceCode } from './grants/device-code'
import { redeemOnBehalfOf } from './grants/on-behalf-of'
import { redeemPassword } from './grants/password'
import { redeemRefreshToken } from './grants/refresh-token'
import type { TokenAnswer, TokenCall } from './issue'
import type { Context, Parts } from './parts'
import { factsOf, ipAddressOf, nameCaller, readForm, required } from './request'

type Grant = (call: TokenCall) => TokenAnswer | Promise<TokenAnswer>

const grants: Readonly<Record<string, Grant>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: redeemClientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': redeemOnBehalfOf,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDeviceCode,
  device_code: redeemDeviceCode,
  password: redeemPassword,
}

/** The v1 endpoint says the same in strings, and names the resource. */
function asV1(answer: TokenAnswer, resource: string | undefined): TokenAnswer {
  const seconds = Number(answer.expires_in)
  const now = Math.floor(Date.now() / 1000)
  return {
    ...answer,
    expires_in: String(seconds),
    ext_expires_in: String(seconds),
    expires_on: String(now + seconds),
    not_before: String(now - 300),
    ...(resource === undefined ? {} : { resource }),
  }
}

async function redeem(parts: Parts, ctx: Context, where: TokenEndpoint): Promise<TokenAnswer> {
  const form = await readForm(ctx)
  const grantType = required(form, 'grant_type')
  const { client, proof } = authenticateClient(parts, ctx, form, where.isCommon)
  nameCaller(ctx, client.clientId)
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (!grant) throw refuse(70003, grantType)
  const answer = await grant({
    parts,
    client,
    proof,
    form,
    ipAddress: ipAddressOf(ctx),
    isV1: where.isV1,
    nameCaller: (principal) => nameCaller(ctx, principal),
  })
  return where.isV1 ? asV1(answer, form.get('resource')) : answer
}

export type TokenEndpoint = { isV1: boolean; isCommon: boolean }

/** POST /<tenant>/oauth2/v2.0/token, and v1's /<tenant>/oauth2/token. */
export async function answerToken(parts: Parts, ctx: Context, where: TokenEndpoint): Promise<void> {
  try {
    ctx.body = await redeem(parts, ctx, where)
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    ctx.status = refusal.status
    ctx.body = errorBody(refusal, factsOf(ctx.req))
  }
}
