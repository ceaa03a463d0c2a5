'use client'

import { PageFailed } from '@/components/layout/page-failed'

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageFailed error={error} onRetry={retry} />
}
