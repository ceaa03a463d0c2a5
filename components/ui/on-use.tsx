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
  // A lazy component keeps its failure for ever, so whoever draws the part after one gets a new one.
  const once = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        Part = once()
        throw error
      }
    })
  let Part = once()
  return function OnUse(props: Props) {
    const Current = Part
    return (
      <Suspense fallback={meanwhile}>
        <Current {...props} />
      </Suspense>
    )
  }
}
