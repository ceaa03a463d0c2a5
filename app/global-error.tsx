'use client'

import './globals.css'

/**
 * Only when the outermost layout itself breaks, so it brings its own document. Every page loads this file:
 * it leans on nothing else.
 */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <html lang="en">
      <body>
        <title>Failed · Lakedeck</title>
        <main className="mx-auto max-w-120 p-6">
          <h1 className="text-xl font-semibold">Lakedeck could not put this page together</h1>
          <p className="mt-2 text-ink-2">
            The fault is on our side. Try again; if it fails again, tell whoever runs Lakedeck.
          </p>
          {digest && (
            <p className="mt-2 text-ink-2">
              Request <code>{digest}</code>
            </p>
          )}
          <button
            type="button"
            onClick={retry}
            className="mt-4 h-10 rounded-md bg-ink-1 px-4 font-medium text-surface-1"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
