import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CheckAgain } from '@/components/doctor/check-again'
import { ChecksSection, ChecksSkeleton } from '@/components/doctor/checks-section'
import { Diagnosis, DiagnosisSkeleton } from '@/components/doctor/diagnosis'
import { CodeButton } from '@/components/layout/code-button'
import { PageTitle, PageTop } from '@/components/layout/page-top'
import { requireCaller } from '@/lib/auth/require-caller'
import { startChecks } from '@/lib/views/doctor/server'

export const metadata: Metadata = { title: 'Doctor' }

export default async function DoctorPage() {
  const groups = startChecks(await requireCaller())
  return (
    <>
      <PageTop
        actions={
          <>
            <CodeButton look="quiet" />
            <CheckAgain />
          </>
        }
      >
        <PageTitle>Doctor</PageTitle>
      </PageTop>
      <Suspense fallback={<DiagnosisSkeleton />}>
        <Diagnosis groups={groups} />
      </Suspense>
      <div className="mt-6">
        {groups.map((group, at) => (
          <Suspense key={at} fallback={<ChecksSkeleton />}>
            <ChecksSection group={group} />
          </Suspense>
        ))}
      </div>
    </>
  )
}
