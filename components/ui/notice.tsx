import type { ReactNode } from 'react'
import { cx } from './class-names'
import { CopyButton } from './copy-button'
import { StateMark, type StateLook } from './state-badge'

export type NoticeTone = 'failed' | 'warning' | 'info' | 'succeeded'

const tones: Record<NoticeTone, { box: string; look: StateLook }> = {
  failed: { box: 'border-failed-border bg-failed-bg', look: 'failed' },
  warning: { box: 'border-warning-border bg-warning-bg', look: 'warning' },
  info: { box: 'border-line-1 bg-surface-1', look: 'unknown' },
  succeeded: { box: 'border-succeeded-border bg-succeeded-bg', look: 'succeeded' },
}

type NoticeProps = {
  tone: NoticeTone
  /** What happened. */
  title: ReactNode
  /** Why, in words. */
  children?: ReactNode
  /** What to do now. */
  step?: ReactNode
  /** To hand to whoever looks after this installation. */
  requestId?: string | undefined
  actions?: ReactNode
}

/** What happened, why, what to do, and the request id to copy; inline, where it happened. */
export function Notice({ tone, title, children, step, requestId, actions }: NoticeProps) {
  const { box, look } = tones[tone]
  return (
    <div
      role={tone === 'failed' ? 'alert' : 'status'}
      className={cx('flex gap-2.5 rounded-lg border px-4 py-3', box)}
    >
      <span className="flex h-5 items-center">
        <StateMark look={look} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-ink-1">{title}</p>
        {children && <div className="break-words text-ink-2">{children}</div>}
        {step && <p className="mt-1 text-ink-1">{step}</p>}
        {(requestId || actions) && (
          <div className="mt-2 flex flex-wrap items-center gap-2">
            {actions}
            {requestId && <RequestId id={requestId} />}
          </div>
        )}
      </div>
    </div>
  )
}

export function RequestId({ id }: { id: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-xs text-ink-2">
      Request <code className="truncate">{id}</code>
      <CopyButton text={id} label="Copy the request id" />
    </span>
  )
}
