import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { CheckAgain } from '@/components/doctor/check-again'
import { FoundList, FoundSkeleton } from '@/components/found-workspaces/found-list'
import { PageTitle, PageTop } from '@/components/layout/page-top'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { isDiscoveryOn, listFoundWorkspaces } from '@/lib/views/found-workspaces/server'

export const metadata: Metadata = { title: 'Find workspaces' }

type FindPageProps = { searchParams: Promise<{ refused?: string | string[] }> }

export default async function FindWorkspacesPage({ searchParams }: FindPageProps) {
  const caller = await requireCaller()
  if (!isDiscoveryOn()) notFound()
  const { refused } = await searchParams
  return (
    <>
      <PageTop actions={<CheckAgain />}>
        <PageTitle>Find workspaces</PageTitle>
      </PageTop>
      <p className="mb-4 max-w-[46rem] text-ink-2">
        The Azure Databricks workspaces of your subscriptions. What you add is there for you alone,
        until you sign out; what you may do in it, Databricks decides as always.
      </p>
      <Suspense fallback={<FoundSkeleton />}>
        <FoundList
          found={settle(listFoundWorkspaces(caller))}
          refused={typeof refused === 'string' ? refused : null}
        />
      </Suspense>
    </>
  )
}
