import type { Metadata } from 'next'
import { EmulatorBanner } from '@/components/layout/emulator-banner'
import { EntryCard } from '@/components/layout/entry-card'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { env } from '@/lib/env/server'

export const metadata: Metadata = { title: 'Signed out' }

export default function SignedOutPage() {
  return (
    <EntryCard banner={env().isEmulator && <EmulatorBanner />} title="You are signed out">
      <p className="mb-5 text-ink-2">
        Your session has ended here and at Microsoft. Close the browser if others use this computer.
      </p>
      <SignInForm returnTo="/" label="Sign in again" />
    </EntryCard>
  )
}
