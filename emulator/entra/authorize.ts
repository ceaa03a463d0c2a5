import { refuse, type EntraError } from './aadsts'
import { findClient } from './client-auth'
import { asRefusal, describe } from './error-body'
import { errorPage } from './pages/error'
import { formPostPage } from './pages/form-post'
import { sendPage } from './pages/send'
import type { Context, Foundations } from './parts'
import { isRegisteredRedirect } from './redirects'
import type { Registration } from './registrations'
import { factsOf, nameCaller, readForm, type Form } from './request'
import { readScope } from './scopes'

const prompts = ['none', 'login', 'consent', 'select_account']
const responseModes = ['query', 'fragment', 'form_post']
/** Parameters oidc-provider is handed as they came. */
const passed = [
  'client_id',
  'redirect_uri',
  'response_mode',
  'state',
  'nonce',
  'prompt',
  'login_hint',
  'max_age',
  'code_challenge',
  'code_challenge_method',
]

async function readParameters(ctx: Context): Promise<Form> {
  if (ctx.method === 'POST') return readForm(ctx)
  const pairs = [...new URLSearchParams(ctx.querystring)]
  const form = new Map(pairs)
  if (form.size !== pairs.length) throw refuse(90013, 'A parameter is present more than once.')
  return form
}

/** Who asks, and where the answer may go. Until this is known, refusals are shown and not sent. */
function readDestination({ tenant }: Foundations, form: Form, isCommon: boolean) {
  const clientId = form.get('client_id')
  if (!clientId) throw refuse(900144, 'client_id')
  const client = findClient(tenant, clientId, isCommon)
  const redirectUri = form.get('redirect_uri')
  if (!redirectUri) throw refuse(900971)
  if (!isRegisteredRedirect(client, redirectUri)) throw refuse(50011, redirectUri, client.clientId)
  return { client, redirectUri }
}

function refuseProofKey(form: Form): void {
  const challenge = form.get('code_challenge')
  if (!challenge || form.get('code_challenge_method') !== 'S256') throw refuse(9002325)
  if (!/^[\w-]{43}$/.test(challenge)) throw refuse(90013, "'code_challenge' is malformed.")
}

function refuseRequest({ tenant }: Foundations, client: Registration, form: Form): void {
  const responseType = form.get('response_type')
  if (!responseType) throw refuse(900144, 'response_type')
  if (responseType !== 'code') {
    throw refuse(700051, responseType, client.clientId, client.displayName)
  }
  if (!responseModes.includes(form.get('response_mode') || 'query')) {
    throw refuse(90023, "Unsupported 'response_mode' value.")
  }
  const asked = (form.get('prompt') ?? '').split(' ').filter(Boolean)
  const isUnknown = asked.some((prompt) => !prompts.includes(prompt))
  if (isUnknown || (asked.includes('none') && asked.length > 1)) {
    throw refuse(90023, "Unsupported 'prompt' value.")
  }
  if (!/^\d{0,9}$/.test(form.get('max_age') ?? '')) {
    throw refuse(90023, "Unsupported 'max_age' value.")
  }
  readScope(tenant, client, form.get('scope') ?? '')
  refuseProofKey(form)
}

function sendRefusal(ctx: Context, form: Form, redirectUri: string, refusal: EntraError): void {
  const { error, description, errorUri } = describe(refusal, factsOf(ctx.req))
  const state = form.get('state')
  const answer = {
    error,
    error_description: description,
    error_uri: errorUri,
    ...(state === undefined ? {} : { state }),
  }
  const mode = form.get('response_mode')
  if (mode === 'form_post') return sendPage(ctx, formPostPage(redirectUri, answer))
  const target = new URL(redirectUri)
  if (mode === 'fragment') target.hash = new URLSearchParams(answer).toString()
  else for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  ctx.redirect(target.href)
}

/** What is left for oidc-provider: one resource-less scope; the real one travels beside it. */
function handOver(ctx: Context, form: Form, path: string): void {
  const query: Record<string, string> = { response_type: 'code', scope: 'openid' }
  for (const name of passed) {
    const value = form.get(name)
    if (value) query[name] = value
  }
  query.entra_scope = form.get('scope') ?? ''
  const claims = form.get('claims')
  if (claims) query.entra_claims = claims
  ctx.method = 'GET'
  ctx.path = path
  ctx.query = query
}

/**
 * Checks an authorize request as Entra does, before oidc-provider sees it. True when it may go on; otherwise the
 * refusal is already on its way.
 */
export async function admitAuthorize(
  foundations: Foundations,
  ctx: Context,
  path: string,
  isCommon: boolean,
): Promise<boolean> {
  try {
    const form = await readParameters(ctx)
    const { client, redirectUri } = readDestination(foundations, form, isCommon)
    nameCaller(ctx, client.clientId)
    try {
      refuseRequest(foundations, client, form)
    } catch (thrown) {
      sendRefusal(ctx, form, redirectUri, asRefusal(thrown))
      return false
    }
    handOver(ctx, form, path)
    return true
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    sendPage(ctx, errorPage(refusal, factsOf(ctx.req)), refusal.status)
    return false
  }
}
