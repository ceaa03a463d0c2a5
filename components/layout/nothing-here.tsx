import { MapPinOff } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '../ui/button-class'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { PageTop, PageTitle } from './page-top'

/** A thing or page that is not there, or that Databricks does not show to this person. */
export function NothingHere() {
  return (
    <>
      <title>Not found · Lakedeck</title>
      <PageTop>
        <PageTitle>Not found</PageTitle>
      </PageTop>
      <Panel className="mt-2">
        <EmptyState
          icon={MapPinOff}
          level="h2"
          title="There is nothing at this address"
          actions={
            <Link href="/" className={buttonClass({ look: 'primary' })}>
              Go to Now
            </Link>
          }
        >
          The workspace may be called otherwise, the thing may have been deleted, or Databricks may
          not show it to you.
        </EmptyState>
      </Panel>
    </>
  )
}
