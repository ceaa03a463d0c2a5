import { randomBytes, randomUUID } from 'node:crypto'
import { nowSeconds, type Session, tokenTimes } from '@/lib/auth/session'
import { testSettings } from '@/lib/env/testing'

export const ben = {
  tenantId: testSettings.AZURE_AD_TENANT_ID,
  objectId: 'b0b0b0b0-2222-4bbb-8bbb-0000000000b2',
  name: 'Ben Kaya',
  userName: 'ben@contoso.example',
}

const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As long and as random as Entra's tokens for AzureDatabricks, but not signed by anybody. */
export function accessTokenLike({ groups = 6 } = {}): string {
  const now = nowSeconds()
  const claims = {
    aud: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d',
    iss: `https://sts.windows.net/${ben.tenantId}/`,
    iat: now,
    nbf: now,
    exp: now + 4_500,
    acr: '1',
    aio: randomBytes(60).toString('base64'),
    amr: ['pwd', 'mfa'],
    appid: testSettings.AZURE_AD_CLIENT_ID,
    appidacr: '1',
    family_name: 'Kaya',
    given_name: 'Ben',
    groups: Array.from({ length: groups }, () => randomUUID()),
    ipaddr: '203.0.113.77',
    name: ben.name,
    oid: ben.objectId,
    puid: randomBytes(8).toString('hex').toUpperCase(),
    rh: `1.${randomBytes(40).toString('base64url')}.`,
    scp: 'user_impersonation',
    sid: randomUUID(),
    sub: randomBytes(32).toString('base64url'),
    tid: ben.tenantId,
    unique_name: ben.userName,
    upn: ben.userName,
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
    wids: Array.from({ length: 3 }, () => randomUUID()),
    xms_ftd: randomBytes(40).toString('base64url'),
    xms_idrel: '1 8',
  }
  const header = { typ: 'JWT', alg: 'RS256', x5t: randomBytes(20).toString('base64url') }
  const signature = randomBytes(256).toString('base64url')
  return `${segment({ ...header, kid: header.x5t })}.${segment(claims)}.${signature}`
}

export const refreshTokenLike = ({ bytes = 1_100 } = {}) =>
  `1.${randomBytes(60).toString('base64url')}.${randomBytes(bytes).toString('base64url')}`

export function sessionLike(changes: Partial<Session> = {}): Session {
  const now = nowSeconds()
  return {
    ...ben,
    sessionId: randomUUID(),
    loginHint: `O.${randomBytes(60).toString('base64url')}`,
    roles: ['Lakedeck.Operator'],
    signedInAt: now,
    ...tokenTimes(now, now + 4_500),
    accessToken: accessTokenLike(),
    refreshToken: refreshTokenLike(),
    ...changes,
  }
}
