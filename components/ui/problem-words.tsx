'use client'

import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '@/lib/problem'
import { Button } from './button'
import { Notice } from './notice'
import { SignInButton } from './sign-in-button'

export type ProblemNoticeProps = {
  problem: Problem
  title?: ReactNode
  /** What to do now, where the refusal itself does not say it. */
  step?: ReactNode
  /** Ways on from here. */
  ways?: ReactNode
  onRetry?: () => void
  children?: ReactNode
}

/** A refusal of our API in its own words, with the one thing that helps. */
export function ProblemWords(props: ProblemNoticeProps) {
  const { problem, title, step, onRetry, children } = props
  const needsSignIn = problem.action === 'sign-in' || problem.action === 'consent'
  return (
    <Notice
      tone={problem.status === 403 ? 'warning' : 'failed'}
      title={title ?? problem.title}
      step={step}
      requestId={problem.requestId || undefined}
      actions={
        <>
          {needsSignIn && <SignInButton claims={problem.claims} label="Sign in again" />}
          {onRetry && problem.action === 'retry' && (
            <Button icon={RotateCcw} onClick={onRetry}>
              Try again
            </Button>
          )}
          {props.ways}
        </>
      }
    >
      {problem.detail}
      {children}
    </Notice>
  )
}
