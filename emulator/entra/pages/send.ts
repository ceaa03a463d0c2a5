import { tenantName } from '../../seed/directory'
import type { Context } from '../parts'
import { layout, type Page } from './layout'

/** Sends a page under a policy of its own: no script at all, forms only to us and to where the sign-in ends. */
export function sendPage(ctx: Context, page: Page, status = 200): void {
  const targets = ["'self'", ...(page.formTargets ?? [])].join(' ')
  ctx.status = status
  ctx.type = 'html'
  ctx.set('cache-control', 'no-store')
  ctx.set('referrer-policy', 'strict-origin-when-cross-origin')
  ctx.set(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
  )
  ctx.body = layout(tenantName, page)
}
