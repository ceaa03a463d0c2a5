'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../../ui/button'
import { Kbd } from '../../../ui/kbd'
import { SearchInput } from '../../../ui/search-input'
import { useHotkeys } from '../../../ui/use-hotkeys'

/** Looks for a text in everything that the tasks of a run left, and goes from one place of it to the next. */
export function FindBar(props: {
  value: string
  /** What is found, and where one is in it. */
  status: string
  onChange: (value: string) => void
  onStep: (step: 1 | -1) => void
  onFirstError: (() => void) | undefined
}) {
  const { value, status, onChange, onStep, onFirstError } = props
  const field = useRef<HTMLInputElement>(null)
  useHotkeys({
    '/': () => field.current?.focus(),
    n: () => onStep(1),
    N: () => onStep(-1),
    ...(onFirstError ? { e: onFirstError } : {}),
  })
  return (
    <div
      role="search"
      aria-label="In all logs"
      className="sticky top-[calc(3.25rem+var(--line,0px))] z-10 -mx-1 mb-2 flex flex-wrap items-center gap-1.5 bg-surface-0/95 px-1 py-2"
    >
      <SearchInput
        ref={field}
        label="Find in all logs"
        shortcut="/"
        value={value}
        onChange={onChange}
        onEnter={(isBack) => onStep(isBack ? -1 : 1)}
        onEscape={() => field.current?.blur()}
      />
      <span className="flex items-center gap-1.5 phone:contents">
        <IconButton
          icon={ChevronUp}
          label="Previous place in all logs"
          onClick={() => onStep(-1)}
        />
        <IconButton icon={ChevronDown} label="Next place in all logs" onClick={() => onStep(1)} />
        <span role="status" className="tabular ml-1 text-ink-2 phone:ml-0 phone:w-full">
          {status}
        </span>
      </span>
      <span aria-hidden="true" className="ml-auto flex items-center gap-1 text-ink-3 phone:hidden">
        <Kbd>n</Kbd>
        <Kbd>N</Kbd>
        <span className="mr-2">next, previous</span>
        {onFirstError && (
          <>
            <Kbd>e</Kbd>
            <span>first error</span>
          </>
        )}
      </span>
    </div>
  )
}
