import type { ReactNode } from 'react'

/** The console's frame: the rail, what is on the page, and the bar of a phone. */
export function Shell(props: {
  banner: ReactNode
  line: ReactNode
  rail: ReactNode
  phoneBar: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-ink-1 px-3 py-2 text-surface-1 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      {props.line}
      <div className="flex min-h-[calc(100dvh-var(--line,0px))]">
        {props.rail}
        <div className="@container/page flex min-w-0 flex-1 flex-col">
          {props.banner}
          <main
            id="main"
            tabIndex={-1}
            className="min-w-0 flex-1 px-6 pb-12 outline-none phone:px-4 phone:pb-24"
          >
            {props.children}
          </main>
        </div>
      </div>
      {props.phoneBar}
    </>
  )
}
