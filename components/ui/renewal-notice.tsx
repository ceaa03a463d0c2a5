'use client'

import type { Problem } from '@/lib/problem'
import { ProblemNotice } from './problem-notice'

/** Above what is still shown of an earlier look: why the last one failed. */
export function RenewalNotice({
  live,
}: {
  live: { error: Problem | undefined; refresh: () => Promise<void> }
}) {
  if (!live.error) return null
  return (
    <div className="mt-4">
      <ProblemNotice
        problem={live.error}
        title="This page could not renew itself"
        onRetry={() => void live.refresh()}
      />
    </div>
  )
}
