'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { formatCount } from '@/lib/format/quantities'
import { IconButton } from '../../ui/button'
import { SearchInput } from '../../ui/search-input'

/** Finds a text in a log: how many lines have it, and from one to the next. */
export function FindInLog(props: {
  value: string
  count: number
  /** Which of them is shown, from 0. */
  at: number
  onChange: (value: string) => void
  onStep: (step: 1 | -1) => void
}) {
  const { value, count, at, onChange, onStep } = props
  return (
    <span role="search" className="flex items-center gap-1.5 phone:w-full">
      <SearchInput
        label="Find in the log"
        value={value}
        onChange={onChange}
        onEnter={(isBack) => onStep(isBack ? -1 : 1)}
        onEscape={() => onChange('')}
        isAmongMany
      />
      <span role="status" className="tabular min-w-16 text-right whitespace-nowrap text-ink-2">
        {value === ''
          ? ''
          : count === 0
            ? 'not there'
            : `${formatCount(at + 1)} of ${formatCount(count)}`}
      </span>
      <IconButton icon={ChevronUp} label="Previous place" onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label="Next place" onClick={() => onStep(1)} />
    </span>
  )
}
