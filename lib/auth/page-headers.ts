import 'server-only'
import { env } from '@/lib/env/server'

/**
 * The content security policy of a page. Entra stands in form-action because the sign-in and sign-out forms
 * are redirected there, and Chromium applies form-action to redirects too.
 */
export function contentSecurityPolicy(nonce: string): string {
  const { authorityHost, isDevelopment } = env()
  // React's development build evaluates code to rebuild stacks, and hot reload talks over a socket.
  const [evaluate, socket] = isDevelopment ? [" 'unsafe-eval'", ' ws: wss:'] : ['', '']
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'${socket}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self' ${authorityHost}`,
  ].join('; ')
}

/** Beside the policy, on every page. */
export function pageHeaders(): Record<string, string> {
  const always = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not no-referrer: a form would then send `Origin: null`, and sign-in and sign-out check it.
    'referrer-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  }
  return env().isSecureOrigin
    ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : always
}
