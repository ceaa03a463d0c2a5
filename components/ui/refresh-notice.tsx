'use client'

import { useRouter } from 'next/navigation'
import type { Problem } from '@/lib/problem'
import { ProblemNotice } from './problem-notice'

/** A part that the server could not render, in words; trying again asks the server for the page again. */
export function RefreshNotice({ problem }: { problem: Problem }) {
  const router = useRouter()
  return <ProblemNotice problem={problem} onRetry={() => router.refresh()} />
}
