import type { ReactNode } from 'react'

/** The strip of facts under a thing's name: what one wants to know before anything else. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="flex flex-wrap gap-x-8 gap-y-2.5 pt-3 pb-1">{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="font-medium break-words text-ink-1">{children}</dd>
    </div>
  )
}
