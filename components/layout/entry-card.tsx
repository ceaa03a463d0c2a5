import type { ReactNode } from 'react'
import { BrandMark } from '../ui/brand'

/** The one card of the pages before the console: sign-in, its errors, signed out. */
export function EntryCard({
  banner,
  title,
  children,
  below,
}: {
  banner?: ReactNode
  title: string
  children: ReactNode
  below?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      {banner}
      <main className="mx-auto flex w-full max-w-108 flex-1 flex-col px-4 pt-[11vh] pb-12 phone:pt-12">
        <div className="mb-5 flex items-center gap-2.5 px-1">
          <BrandMark size={24} />
          <span className="text-lg font-semibold tracking-[-0.01em]">Lakedeck</span>
        </div>
        <div className="rounded-xl border border-line-1 bg-surface-1 p-6 shadow-card phone:p-5">
          <h1 className="text-xl font-semibold tracking-[-0.015em]">{title}</h1>
          <div className="mt-2 flex flex-col">{children}</div>
        </div>
        {below}
      </main>
    </div>
  )
}
