'use client'

import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { whenIdle } from './when-idle'

/**
 * A part that the first paint does without: `onUse(() => import('./x').then((m) => m.X))`. Its code is fetched
 * once the page rests, before anybody asks: a notice that the network is gone could not be fetched any more, and
 * whoever types right after Ctrl K must not lose letters. What the server drew of it stands until its code has come;
 * where the browser draws it first, `meanwhile` keeps its place.
 */
export function onUse<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: ReactNode,
): ComponentType<Props> {
  if (typeof window !== 'undefined') {
    // A failure here is told when the part is wanted, and fetched again then.
    whenIdle(() => void load().catch(() => undefined))
  }
  const Part = lazy(async () => ({ default: await load() }))
  return function OnUse(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    )
  }
}
