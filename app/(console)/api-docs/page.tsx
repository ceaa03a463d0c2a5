import type { Metadata } from 'next'
import { ApiReference } from '@/components/api-docs/api-reference'
import { PageTitle, PageTop } from '@/components/layout/page-top'
import { requireCaller } from '@/lib/auth/require-caller'

export const metadata: Metadata = { title: 'API' }

export default async function ApiDocsPage() {
  await requireCaller()
  return (
    <>
      <PageTop>
        <PageTitle>API</PageTitle>
      </PageTop>
      <ApiReference />
    </>
  )
}
