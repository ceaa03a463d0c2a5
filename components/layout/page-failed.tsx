'use client'

import { RotateCcw } from 'lucide-react'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { PageTitle, PageTop } from './page-top'

/** The digest finds the error in the server's log; its text stays there. */
function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  return typeof digest === 'string' ? digest : undefined
}

/** In the place of a page that broke. Says so, and never how. */
export function PageFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageTop>
        <PageTitle>This page failed</PageTitle>
      </PageTop>
      <div className="mt-2 max-w-160">
        <Notice
          tone="failed"
          title="Lakedeck could not put this page together"
          requestId={digestOf(error)}
          step="Try again. If it fails again, give the request id to whoever runs Lakedeck: it finds the cause in the log."
          actions={
            <Button icon={RotateCcw} onClick={onRetry}>
              Try again
            </Button>
          }
        >
          The fault is on our side. Nothing that you did was lost, and nothing was done twice.
        </Notice>
      </div>
    </>
  )
}
