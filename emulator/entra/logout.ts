import { sendPage } from './pages/send'
import { signedOutPage } from './pages/signed-out'
import type { Context, Parts } from './parts'
import { isRegisteredLogout } from './redirects'
import { readForm } from './request'

const cookieName = 'ESTSAUTH'

function endSession({ store }: Parts, ctx: Context): void {
  const id = ctx.cookies.get(cookieName)
  if (id) store.destroy('Session', id)
  ctx.cookies.set(cookieName, null, { path: '/', httpOnly: true, sameSite: 'lax' })
}

/**
 * GET or POST /<tenant>/oauth2/v2.0/logout: ends Entra's session, and goes on only to a registered address.
 * Refresh tokens stay good, as they do at Entra.
 */
export async function answerLogout(parts: Parts, ctx: Context): Promise<void> {
  const form = ctx.method === 'POST' ? await readForm(ctx) : new URLSearchParams(ctx.querystring)
  const clientId = form.get('client_id')
  const target = form.get('post_logout_redirect_uri')
  endSession(parts, ctx)
  const { tenant } = parts
  const candidates = clientId ? [tenant.findRegistration(clientId)] : tenant.registrations
  const isKnown = candidates.some(
    (client) => client && target && isRegisteredLogout(client, target),
  )
  if (!target || !isKnown) return sendPage(ctx, signedOutPage)
  const url = new URL(target)
  const state = form.get('state')
  if (state) url.searchParams.set('state', state)
  ctx.redirect(url.href)
}
