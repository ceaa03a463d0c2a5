'use client'

import { buttonClass } from '../ui/button-class'

/** The digest finds the error in the server's log; its text stays there. */
function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  return typeof digest === 'string' ? digest : undefined
}

/** In the place of a page that broke. Says so, and never how. Every page loads it, so it leans on little. */
export function PageFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const digest = digestOf(error)
  return (
    <div
      role="alert"
      className="mt-4 max-w-160 rounded-lg border border-failed-border bg-failed-bg p-4"
    >
      <h1 className="text-lg font-semibold">Lakedeck could not put this page together</h1>
      <p className="mt-1 text-ink-2">
        The fault is on our side, and nothing was done twice. Try again; if it fails again, tell
        whoever runs Lakedeck.
      </p>
      {digest && (
        <p className="mt-1 text-ink-2">
          Request <code className="text-ink-1">{digest}</code> finds the cause in the log.
        </p>
      )}
      <button type="button" onClick={onRetry} className={buttonClass({ className: 'mt-3' })}>
        Try again
      </button>
    </div>
  )
}
