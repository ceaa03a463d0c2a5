'use client'

import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from './class-names'
import { useUrlChoice } from './use-url-choice'

export type Tab<Value extends string = string> = {
  value: Value
  label: string
  count?: number
  panel: ReactNode
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Views of one thing, the first of them usual. Arrow keys move along them; the URL keeps the choice as `name`. */
export function Tabs({
  label,
  name,
  tabs,
  isInPanel = true,
}: {
  label: string
  name: string
  tabs: readonly [Tab, ...Tab[]]
  /** Else they stand on the page itself, in line with what is under them. */
  isInPanel?: boolean
}) {
  const [value, choose] = useUrlChoice(
    name,
    tabs.map((tab) => tab.value),
    tabs[0].value,
  )
  const chosen = { label, tabs, value, onChoose: choose }
  return <ChosenTabs {...chosen} isInPanel={isInPanel} />
}

/** The same, where somebody else keeps the choice. */
export function ChosenTabs<Value extends string>({
  label,
  tabs,
  value,
  onChoose: choose,
  isInPanel = true,
}: {
  label: string
  tabs: readonly Tab<Value>[]
  value: Value
  onChoose: (value: Value) => void
  isInPanel?: boolean
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.value === value)
    const nextAt = (at + step + tabs.length) % tabs.length
    const next = tabs[nextAt]
    if (!next) return
    choose(next.value)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[nextAt]?.focus()
  }
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className={cx('flex gap-5 overflow-x-auto border-b border-line-1', isInPanel && 'px-4')}
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-${tab.value}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => choose(tab.value)}
            className={cx(
              '-mb-px border-b-2 py-2 whitespace-nowrap focus-visible:-outline-offset-2',
              tab.value === value
                ? 'border-ink-1 font-strong text-ink-1'
                : 'border-transparent text-ink-2 hover:text-ink-1',
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="tabular ml-1.5 text-ink-3">{tab.count}</span>
            )}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.value}
          role="tabpanel"
          id={`${id}-${tab.value}-panel`}
          aria-labelledby={`${id}-${tab.value}`}
          hidden={tab.value !== value}
        >
          {tab.panel}
        </div>
      ))}
    </>
  )
}
