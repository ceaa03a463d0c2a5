'use client'

import { lazy, Suspense, type ComponentType } from 'react'

/**
 * A part whose code is fetched when it is first shown: `onUse(() => import('./x').then((m) => m.X))`. For what
 * answers a person's action; nothing stands in its place while it comes.
 */
export function onUse<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }))
  return function OnUse(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}
