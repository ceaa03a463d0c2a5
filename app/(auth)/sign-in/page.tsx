import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { EmulatorBanner } from '@/components/layout/emulator-banner'
import { EntryCard } from '@/components/layout/entry-card'
import { DemoPeople } from '@/components/sign-in/demo-people'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { WhatHappens } from '@/components/sign-in/what-happens'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { findCaller } from '@/lib/auth/require-caller'
import { env } from '@/lib/env/server'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const returnTo = safeReturnPath((await searchParams).callbackUrl, env().origin)
  if (await findCaller().catch(() => null)) redirect(returnTo as Route)
  return (
    <EntryCard
      banner={env().isEmulator && <EmulatorBanner />}
      title="Sign in to Lakedeck"
      below={env().isEmulator && <DemoPeople returnTo={returnTo} />}
    >
      <WhatHappens returnTo={returnTo} />
      <SignInForm returnTo={returnTo} />
    </EntryCard>
  )
}
