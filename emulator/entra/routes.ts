import { refuse } from './aadsts'
import { admitAuthorize } from './authorize'
import { answerDeviceCode } from './device'
import { discoveryV1, discoveryV2 } from './discovery'
import { errorBody } from './error-body'
import { answerLogin } from './login'
import { answerLogout } from './logout'
import { answerManagedIdentity } from './managed-identity'
import { errorPage } from './pages/error'
import { sendPage } from './pages/send'
import { styles } from './pages/styles'
import type { Context, Parts } from './parts'
import { providerPaths } from './provider'
import { factsOf } from './request'
import { answerToken } from './token'

type Next = () => Promise<unknown>
/** `tenant` is the first part of the path: the tenant's id, or a name that stands for many. */
type Handler = (parts: Parts, ctx: Context, tenant: string, next: Next) => Promise<void> | void

const isCommon = (tenant: string): boolean => ['common', 'organizations'].includes(tenant)

const sendJson =
  (read: (parts: Parts, tenant: string) => unknown): Handler =>
  (parts, ctx, tenant) => {
    ctx.set('access-control-allow-origin', '*')
    ctx.body = read(parts, tenant)
  }

const sendKeys = sendJson(({ keys }) => ({ keys: keys.publicJwks() }))

const authorize: Handler = async (parts, ctx, tenant, next) => {
  const { authorize: path } = providerPaths(parts.tenant.id)
  if (await admitAuthorize(parts, ctx, path, isCommon(tenant))) await next()
}

/** oidc-provider would post a code in the address by a script; it is put into the field instead. */
const deviceLogin: Handler = async (_parts, ctx, _tenant, next) => {
  if (ctx.method === 'GET') {
    ctx.state.userCode = ctx.query.user_code ?? ctx.query.otc
    ctx.query = {}
  }
  await next()
}

/** By method and what follows the tenant in the path. */
const tenantRoutes: Readonly<Record<string, Handler>> = {
  'GET /v2.0/.well-known/openid-configuration': sendJson((parts, name) =>
    discoveryV2(parts.tenant, name),
  ),
  'GET /.well-known/openid-configuration': sendJson((parts, name) =>
    discoveryV1(parts.tenant, name),
  ),
  'GET /discovery/v2.0/keys': sendKeys,
  'GET /discovery/keys': sendKeys,
  'GET /oauth2/v2.0/authorize': authorize,
  'POST /oauth2/v2.0/authorize': authorize,
  'POST /oauth2/v2.0/token': (parts, ctx, name) =>
    answerToken(parts, ctx, { isV1: false, isCommon: isCommon(name) }),
  'POST /oauth2/token': (parts, ctx, name) =>
    answerToken(parts, ctx, { isV1: true, isCommon: isCommon(name) }),
  'POST /oauth2/v2.0/devicecode': (parts, ctx, name) =>
    answerDeviceCode(parts, ctx, isCommon(name)),
  'GET /oauth2/v2.0/logout': (parts, ctx) => answerLogout(parts, ctx),
  'POST /oauth2/v2.0/logout': (parts, ctx) => answerLogout(parts, ctx),
  'GET /oauth2/deviceauth': deviceLogin,
  'POST /oauth2/deviceauth': deviceLogin,
}

const goOn: Handler = async (_parts, _ctx, _tenant, next) => {
  await next()
}

/** Paths that end in an id oidc-provider made. */
const openRoutes: readonly [RegExp, Handler][] = [
  [/^(GET|POST) \/login\/[\w-]+$/, (parts, ctx) => answerLogin(parts, ctx)],
  [/^GET \/oauth2\/v2\.0\/authorize\/[\w-]+$/, goOn],
  [/^GET \/oauth2\/deviceauth\/[\w-]+$/, goOn],
]

const rootRoutes: Readonly<Record<string, Handler>> = {
  'GET /emulator.css': (_parts, ctx) => {
    ctx.type = 'css'
    ctx.set('cache-control', 'max-age=3600')
    ctx.body = styles
  },
  'GET /devicelogin': (parts, ctx) => {
    const { device } = providerPaths(parts.tenant.id)
    ctx.redirect(ctx.querystring ? `${device}?${ctx.querystring}` : device)
  },
  'GET /msi/token': (parts, ctx) => answerManagedIdentity(parts, ctx),
}

function refuseTenant(ctx: Context, tenant: string): void {
  const refusal = refuse(90002, tenant)
  const facts = factsOf(ctx.req)
  if (ctx.accepts('json', 'html') === 'html') {
    return sendPage(ctx, errorPage(refusal, facts), refusal.status)
  }
  ctx.status = refusal.status
  ctx.body = errorBody(refusal, facts)
}

function findHandler(method: string, rest: string): Handler | undefined {
  const call = `${method} ${rest}`
  if (Object.hasOwn(tenantRoutes, call)) return tenantRoutes[call]
  return openRoutes.find(([pattern]) => pattern.test(call))?.[1]
}

const wrongMethod = (rest: string): string | undefined =>
  ['GET', 'POST'].find((method) => findHandler(method, rest) !== undefined)

/** Every address of the tenant. What is not listed does not exist, whatever oidc-provider would answer. */
export async function route(parts: Parts, ctx: Context, next: Next): Promise<void> {
  const root = rootRoutes[`${ctx.method} ${ctx.path}`]
  if (root) return root(parts, ctx, '', next)
  const [, tenant = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(ctx.path) ?? []
  if (path === '') {
    ctx.status = 404
    return
  }
  if (tenant !== parts.tenant.id && !isCommon(tenant)) return refuseTenant(ctx, tenant)
  const handler = findHandler(ctx.method, path)
  if (handler) return handler(parts, ctx, tenant, next)
  const allowed = wrongMethod(path)
  if (allowed === undefined) {
    ctx.status = 404
    return
  }
  const refusal = refuse(900561, allowed, ctx.method)
  ctx.status = refusal.status
  ctx.set('allow', allowed)
  ctx.body = errorBody(refusal, factsOf(ctx.req))
}
