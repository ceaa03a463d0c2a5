import { refuseForeignForm, toRedirect } from '@/lib/auth/browser-answer'
import { isFromOurPages } from '@/lib/auth/cross-site'
import { signOut } from '@/lib/auth/sign-out'

/** Signs out here and at Entra, and ends on /signed-out. */
export function POST(request: Request) {
  return isFromOurPages(request.headers) ? toRedirect(signOut(request)) : refuseForeignForm()
}
