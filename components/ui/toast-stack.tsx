'use client'

import { useEffect } from 'react'
import { Toaster as Sonner, toast as sonner } from 'sonner'
import { StateMark, type StateLook } from './state-badge'
import { onToast, type Toast, type ToastTone } from './toast'

const looks: Record<ToastTone, StateLook> = {
  succeeded: 'succeeded',
  failed: 'failed',
  info: 'unknown',
}

function show(toast: Toast): void {
  sonner.custom(
    () => (
      <div className="flex w-(--width) gap-2.5 rounded-lg border border-line-1 bg-surface-1 px-3.5 py-3 font-sans text-sm text-ink-1 shadow-float">
        <span className="flex h-5 items-center">
          <StateMark look={looks[toast.tone]} />
        </span>
        <div className="min-w-0">
          <p className="font-strong break-words">{toast.title}</p>
          {toast.detail && <p className="break-words text-ink-2">{toast.detail}</p>}
          {toast.call && (
            <code className="mt-0.5 block text-[11px]/[16px] break-all text-ink-3">
              {toast.call}
            </code>
          )}
        </div>
      </div>
    ),
    // A refusal is read twice; a success is not.
    { id: toast.id, duration: toast.tone === 'failed' ? 12_000 : 6_000 },
  )
}

export function ToastStack({ first }: { first: Toast }) {
  useEffect(() => {
    show(first)
    return onToast(show)
  }, [first])
  return (
    <Sonner
      position="bottom-right"
      offset={20}
      mobileOffset={{ bottom: 72 }}
      containerAriaLabel="What happened"
    />
  )
}
