'use client'

import { useRouter } from 'next/navigation'
import { ProblemNotice } from './problem-notice'
import type { ProblemNoticeProps } from './problem-words'

/** A part that the server could not render, in words; trying again asks the server for the page again. */
export function RefreshNotice(props: Omit<ProblemNoticeProps, 'onRetry'>) {
  const router = useRouter()
  return <ProblemNotice {...props} onRetry={() => router.refresh()} />
}
