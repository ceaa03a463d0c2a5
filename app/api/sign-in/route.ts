import { refuseForeignForm, toRedirect } from '@/lib/auth/browser-answer'
import { parseCookies } from '@/lib/auth/cookie-jar'
import { isFromOurPages } from '@/lib/auth/cross-site'
import { readSignInForm } from '@/lib/auth/sign-in-form'
import { startSignIn } from '@/lib/auth/start-sign-in'

/** The sign-in form of our own pages; works without JavaScript. */
export async function POST(request: Request) {
  if (!isFromOurPages(request.headers)) return refuseForeignForm()
  const jar = parseCookies(request.headers.get('cookie'))
  return toRedirect(await startSignIn(await readSignInForm(request), jar))
}
