import 'server-only'
import { z } from 'zod'
import { safeReturnPath } from '@/lib/auth/callback-url'
import type { SignInRequest } from '@/lib/auth/start-sign-in'
import { bodyText } from '@/lib/body-text'
import { env } from '@/lib/env/server'

const isJsonObject = (text: string) => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** What may be asked of Entra through our form. A field that makes no sense is left out, never an error. */
const form = z.object({
  callbackUrl: z.string().optional().catch(undefined),
  prompt: z.enum(['none', 'login', 'select_account', 'consent']).optional().catch(undefined),
  login_hint: z.string().min(1).max(320).optional().catch(undefined),
  claims: z.string().max(4_096).refine(isJsonObject).optional().catch(undefined),
})

// Anybody may send this form, also without a session: the longest good one has a path and claims in it.
const longestFormBytes = 16 * 1024

export async function readSignInForm(request: Request): Promise<SignInRequest> {
  const fields = new URLSearchParams((await bodyText(request, longestFormBytes)) ?? '')
  const {
    callbackUrl,
    prompt,
    login_hint: loginHint,
    claims,
  } = form.parse(Object.fromEntries(fields))
  return { returnTo: safeReturnPath(callbackUrl, env().origin), prompt, loginHint, claims }
}
