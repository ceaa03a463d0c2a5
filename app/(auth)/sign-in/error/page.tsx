import type { Metadata } from 'next'
import { EmulatorBanner } from '@/components/layout/emulator-banner'
import { EntryCard } from '@/components/layout/entry-card'
import { SignInRefusal } from '@/components/sign-in/sign-in-refusal'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { explainSignInError } from '@/lib/auth/sign-in-errors'
import { signInFacts } from '@/lib/auth/session-ended'
import { env } from '@/lib/env/server'

export const metadata: Metadata = { title: 'Sign-in did not work' }

type SignInErrorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function SignInErrorPage({ searchParams }: SignInErrorPageProps) {
  const query = await searchParams
  const code = (first(query.code) ?? 'Default').slice(0, 64)
  const explanation = explainSignInError(code, signInFacts())
  return (
    <EntryCard banner={env().isEmulator && <EmulatorBanner />} title={explanation.title}>
      <SignInRefusal
        explanation={explanation}
        code={code}
        correlationId={first(query.correlation)?.slice(0, 64)}
        at={first(query.at)?.slice(0, 40)}
        returnTo={safeReturnPath(first(query.callbackUrl), env().origin)}
      />
    </EntryCard>
  )
}
