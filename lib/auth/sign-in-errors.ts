import { type Advice, entraAdvice } from '@/lib/auth/entra-error-table'
import { ownAdvice } from '@/lib/auth/own-error-table'

/** What the page knows about this installation; it fills the sentences for administrators. */
export type SignInFacts = {
  tenantId?: string
  clientId?: string
  /** Our address, https://lakedeck.example.com. */
  origin?: string
  authorityHost?: string
}

export type SignInExplanation = Advice & {
  /** True when the code is in none of our tables, so the words are general. */
  isUnknown: boolean
  /** The address an administrator approves the app at; only for `admin-consent`. */
  adminConsentUrl: string | null
}

const unknown: Advice = {
  title: 'Microsoft could not sign you in',
  detail: 'Microsoft refused the sign-in for a reason Lakedeck has no words for.',
  step: 'Try once more. If it happens again, give your administrator the code, the correlation id and the time below.',
  audience: 'admin',
  action: 'try-again',
}

/**
 * Plain words for a refused sign-in. `code` is the number of an AADSTS code, or a name of NextAuth or of
 * ours; anything at all may stand in the address bar, so unknown codes get honest general words.
 */
export function explainSignInError(code: string, facts: SignInFacts = {}): SignInExplanation {
  const number = code.trim().replace(/^AADSTS/i, '')
  const known = lookUp(entraAdvice, number) ?? lookUp(ownAdvice, number)
  const advice = known ?? unknown
  return {
    ...advice,
    detail: fill(advice.detail, facts),
    step: fill(advice.step, facts),
    isUnknown: !known,
    adminConsentUrl: advice.action === 'admin-consent' ? adminConsentUrl(facts) : null,
  }
}

/** Object lookup that does not answer for `constructor` or `__proto__`. */
function lookUp(table: Record<string, Advice>, key: string): Advice | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

const redirectUri = (facts: SignInFacts) =>
  facts.origin ? `${facts.origin}/api/auth/callback/azure-ad` : 'the redirect address of this app'

function fill(text: string, facts: SignInFacts): string {
  return text
    .replaceAll('{tenant}', facts.tenantId ?? 'your organisation')
    .replaceAll('{client}', facts.clientId ?? 'of this app')
    .replaceAll('{redirect}', redirectUri(facts))
}

// Microsoft Learn, "Grant tenant-wide admin consent": {authority}/{tenant}/adminconsent?client_id={client}.
function adminConsentUrl({
  authorityHost,
  tenantId,
  clientId,
  origin,
}: SignInFacts): string | null {
  if (!authorityHost || !tenantId || !clientId) return null
  const url = new URL(`/${tenantId}/adminconsent`, authorityHost)
  url.searchParams.set('client_id', clientId)
  if (origin) url.searchParams.set('redirect_uri', `${origin}/api/auth/callback/azure-ad`)
  return url.href
}
