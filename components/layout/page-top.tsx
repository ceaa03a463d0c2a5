import type { ReactNode } from 'react'
import { PaletteButton } from './palette-button'

/** The bar that stays in sight: where one is on the left, what can be done on the right. */
export function PageTop({
  children,
  actions,
  hasPalette = true,
}: {
  children: ReactNode
  actions?: ReactNode
  hasPalette?: boolean
}) {
  return (
    <header className="sticky top-(--line,0px) z-20 -mx-6 flex h-13 items-center gap-3 bg-surface-0/90 px-6 backdrop-blur-md phone:-mx-4 phone:px-4">
      <div className="flex min-w-0 flex-1 items-center gap-3">{children}</div>
      {actions}
      {hasPalette && <PaletteButton />}
    </header>
  )
}

export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <h1 className="truncate text-xl font-semibold tracking-[-0.015em] text-ink-1">{children}</h1>
  )
}
