'use client'

import './globals.css'
import { PageFailed } from '@/components/layout/page-failed'

/** Only when the outermost layout itself breaks, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Failed · Lakedeck</title>
        <main className="mx-auto max-w-180 p-6">
          <PageFailed error={error} onRetry={retry} />
        </main>
      </body>
    </html>
  )
}
