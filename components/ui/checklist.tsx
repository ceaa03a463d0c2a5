'use client'

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './button'
import { SearchInput } from './search-input'

/** From so many on, one looks for a name sooner than one reads them all. */
const filterFrom = 12

export type CheckItem = {
  key: string
  /** How far in it stands, as long as all are shown. */
  depth?: number
  mark?: ReactNode
  aside?: ReactNode
}

type ChecklistProps = {
  label: string
  /** What its items are: `task`. */
  noun: string
  items: readonly CheckItem[]
  chosen: readonly string[]
  /** Of the chosen, in the order of the items. */
  onChange: (chosen: string[]) => void
}

/** Items by name, some of them chosen; long lists have a filter, and are chosen by what it shows. */
export function Checklist({ label, noun, items, chosen, onChange }: ChecklistProps) {
  const [text, setText] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const isLong = items.length >= filterFrom
  const sought = text.trim().toLowerCase()
  const isFiltered = isLong && sought !== ''
  const shown = isFiltered ? items.filter(({ key }) => key.toLowerCase().includes(sought)) : items
  const on = new Set(chosen)
  const choose = (keys: readonly string[], isOn: boolean) => {
    const next = new Set(chosen)
    for (const key of keys) {
      if (isOn) next.add(key)
      else next.delete(key)
    }
    onChange(items.flatMap(({ key }) => (next.has(key) ? key : [])))
  }
  const shownKeys = shown.map(({ key }) => key)
  const which = isFiltered ? ' shown' : ''
  return (
    <div className="mt-2 flex flex-col gap-2">
      {isLong && (
        <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
          <SearchInput
            label={`Filter ${noun}s`}
            value={text}
            onChange={setText}
            onEnter={() => boxesIn(list.current)[0]?.focus()}
            onEscape={() => undefined}
          />
          {(['All', 'None'] as const).map((word) => (
            <Button
              key={word}
              look="quiet"
              aria-label={`Choose ${word.toLowerCase()}${which}`}
              onClick={() => choose(shownKeys, word === 'All')}
            >
              {word}
            </Button>
          ))}
        </div>
      )}
      <ul
        ref={list}
        aria-label={label}
        onKeyDown={walk}
        className="max-h-52 overflow-y-auto rounded-lg border border-line-2 py-1"
      >
        {shown.map(({ key, depth = 0, mark, aside }) => (
          <li key={key} style={{ paddingLeft: isFiltered ? 0 : Math.min(depth, 6) * 12 }}>
            <label className="flex items-center gap-2 px-3 py-1 hover:bg-surface-2 phone:py-2">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={on.has(key)}
                onChange={({ target }) => choose([key], target.checked)}
              />
              {mark}
              <code className="truncate" title={key}>
                {key}
              </code>
              {aside && <span className="ml-auto shrink-0 text-ink-3">{aside}</span>}
            </label>
          </li>
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-1 text-ink-2">
            No {noun} has “{text.trim()}” in its name.
          </li>
        )}
      </ul>
      {isLong && (
        <p role="status" className="text-ink-2">
          {on.size} chosen of {items.length}
          {isFiltered && `, ${shown.length} shown`}
        </p>
      )}
    </div>
  )
}

const boxesIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []),
]

/** The arrow keys go from one to the next; Tab alone would take as many presses as there are items. */
function walk(event: KeyboardEvent<HTMLUListElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const boxes = boxesIn(event.currentTarget)
  const at = boxes.findIndex((box) => box === event.target)
  event.preventDefault()
  boxes[at + step]?.focus()
}
