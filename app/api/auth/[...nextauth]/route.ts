import { toRedirect } from '@/lib/auth/browser-answer'
import { finishSignIn } from '@/lib/auth/finish-sign-in'

/**
 * Entra's answer comes back here. NextAuth's other addresses (session, csrf, providers, signin, signout,
 * _log) are closed: they would rewrite the cookie on every call, or let anybody write into the log.
 */
export async function GET(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/azure-ad') return new Response(null, { status: 404 })
  return toRedirect(await finishSignIn(request))
}

export function POST() {
  return new Response(null, { status: 404 })
}
