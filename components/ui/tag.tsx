import type { ReactNode } from 'react'
import { cx } from './class-names'

export type TagTone = 'neutral' | 'production' | 'warning' | 'failed' | 'accent'

const tones: Record<TagTone, string> = {
  neutral: 'bg-surface-2 text-ink-2',
  production: 'bg-warning-bg text-warning',
  warning: 'bg-warning-bg text-warning',
  failed: 'bg-failed-bg text-failed',
  accent: 'bg-accent-weak text-accent-text',
}

/** A short label that sorts a thing: a workspace, a source, a count. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded-sm align-middle px-1.5 text-[11.5px]/[18px] font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
