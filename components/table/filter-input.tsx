'use client'

import { useRef } from 'react'
import { SearchInput } from '../ui/search-input'
import { useHotkeys } from '../ui/use-hotkeys'

/** The search of a list. `/` brings the focus here; Enter hands it to the first row, Escape gives it back. */
export function FilterInput(props: {
  /** What is listed: `clusters`. */
  things: string
  value: string
  onChange: (value: string) => void
  /** Much stands beside it: it takes less of a page that is not wide. */
  isAmongMany?: boolean
}) {
  const search = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<Element | null>(null)
  useHotkeys({
    '/': () => {
      cameFrom.current = document.activeElement
      search.current?.focus()
    },
  })
  const firstRow = () =>
    search.current?.closest('section')?.querySelector<HTMLElement>('[data-row-link]')
  const giveBack = () => {
    const before = cameFrom.current
    const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
    const place = isThere ? before : firstRow()
    if (place) place.focus()
    else search.current?.blur()
  }
  return (
    <SearchInput
      ref={search}
      label={`Filter ${props.things}`}
      shortcut="/"
      isAmongMany={props.isAmongMany}
      value={props.value}
      onChange={props.onChange}
      onEnter={() => firstRow()?.focus()}
      onEscape={giveBack}
    />
  )
}
