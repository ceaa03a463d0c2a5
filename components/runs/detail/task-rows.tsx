'use client'

import { lazy, Suspense, type ReactNode } from 'react'

/** What a browser draws without effort. */
const fewEnough = 150

const VirtualTaskRows = lazy(() =>
  import('./virtual-task-rows').then((module) => ({ default: module.VirtualTaskRows })),
)

/** One row below the other; of hundreds, only those in sight are drawn. */
export function TaskRows({
  keys,
  children,
}: {
  keys: readonly string[]
  children: (index: number) => ReactNode
}) {
  if (keys.length > fewEnough)
    return (
      <Suspense fallback={<ul style={{ height: keys.length * 31 }} />}>
        <VirtualTaskRows count={keys.length}>{children}</VirtualTaskRows>
      </Suspense>
    )
  return (
    <ul>
      {keys.map((key, index) => (
        <li
          key={key}
          className="border-b border-line-1 [contain-intrinsic-size:auto_31px] [content-visibility:auto] last:border-0"
        >
          {children(index)}
        </li>
      ))}
    </ul>
  )
}
