'use client'

import { useEffect, useRef, useState } from 'react'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import './api-reference.css'

/**
 * The API to read and to try: Swagger UI over `/api/openapi.json`, asked as the person who is signed in. It is
 * about 450 KB gzipped and comes with this page alone.
 */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')

  useEffect(() => {
    const domNode = place.current
    if (!domNode) return
    let isGone = false
    import('./draw-reference')
      .then(({ drawReference }) => {
        if (!isGone) drawReference(domNode, () => setState('shown'))
      })
      .catch(() => setState('failed'))
    return () => {
      isGone = true
    }
  }, [])

  return (
    <section aria-label="API reference" aria-busy={state === 'loading'} className="api-reference">
      {state === 'loading' && <Skeleton className="mt-4 h-96" />}
      {state === 'failed' && (
        <Notice tone="failed" title="The API reference did not load">
          Reload the page, or read the description itself at{' '}
          <a href="/api/openapi.json">/api/openapi.json</a>.
        </Notice>
      )}
      <div ref={place} />
    </section>
  )
}
