import { startAzureConsent } from '@/lib/auth/azure-consent'
import { refuseForeignForm, toRedirect } from '@/lib/auth/browser-answer'
import { parseCookies } from '@/lib/auth/cookie-jar'
import { isFromOurPages } from '@/lib/auth/cross-site'
import { env } from '@/lib/env/server'
import { foundPaths } from '@/lib/views/found-workspaces/paths'

/** The form of the page that finds workspaces: to Entra, and back to that page. */
export async function POST(request: Request) {
  if (!env().workspaceDiscovery) return new Response(null, { status: 404 })
  if (!isFromOurPages(request.headers)) return refuseForeignForm()
  const jar = parseCookies(request.headers.get('cookie'))
  return toRedirect(await startAzureConsent(jar, foundPaths.page()))
}
