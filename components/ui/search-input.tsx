'use client'

import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { cx } from './class-names'
import { Icon } from './icon'
import { Kbd } from './kbd'

type SearchInputProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** The key that brings the focus here, shown while the field is empty. */
  shortcut?: string
  /** What is searched for is found; with Shift, the one before. */
  onEnter: (isBack: boolean) => void
  /** The search is over; the field is empty then. */
  onEscape: () => void
  /** Much stands beside it: it takes less of a page that is not wide. */
  isAmongMany?: boolean | undefined
  ref?: Ref<HTMLInputElement>
}

/** Filters what is on the page while one types. */
export function SearchInput(props: SearchInputProps) {
  const { label, value, onChange, shortcut, ref } = props
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // Else Enter goes on to the link that gets the focus now, and opens it.
    event.preventDefault()
    if (event.key === 'Enter') return props.onEnter(event.shiftKey)
    if (value) onChange('')
    props.onEscape()
  }
  return (
    <div
      className={cx(
        'relative flex h-7 w-60 items-center phone:h-9 phone:w-0 phone:min-w-40 phone:flex-1',
        props.isAmongMany && '@max-[1200px]/page:w-44',
      )}
    >
      <span className="pointer-events-none absolute left-2 text-ink-3">
        <Icon of={Search} size={14} />
      </span>
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="size-full rounded-md border border-line-2 bg-surface-1 pr-7 pl-7 text-ink-1 shadow-card placeholder:text-ink-3 phone:text-lg"
      />
      {value ? (
        <button
          type="button"
          aria-label={`Clear: ${label.toLowerCase()}`}
          onClick={() => onChange('')}
          className="absolute right-0.5 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink-1"
        >
          <Icon of={X} size={14} />
        </button>
      ) : (
        shortcut && (
          <span aria-hidden="true" className="absolute right-1.5 phone:hidden">
            <Kbd>{shortcut}</Kbd>
          </span>
        )
      )}
    </div>
  )
}
