'use client'

import { useId } from 'react'
import type { FoundPrincipals } from '@/lib/resources/principals/hooks'

/** Somebody by their name, with those of the workspaces that it may mean. */
export function PrincipalField(props: {
  label: string
  value: string
  found: FoundPrincipals | undefined
  isOff: boolean
  onChange: (value: string) => void
}) {
  const id = useId()
  const [list, hint] = [`${id}-list`, `${id}-hint`]
  const names = new Map(
    (props.found ?? [])
      .flatMap(({ page }) => page.items)
      .filter(({ isActive }) => isActive !== false)
      .map(({ name, displayName }) => [name, displayName]),
  )
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {props.label}
      </label>
      <input
        id={id}
        list={list}
        value={props.value}
        autoFocus
        disabled={props.isOff}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint}
        onChange={(event) => props.onChange(event.target.value)}
        className="mt-1 h-8 w-full rounded-md border border-line-3 bg-surface-1 px-2.5 phone:h-10 phone:text-lg"
      />
      <datalist id={list}>
        {[...names].map(([name, displayName]) => (
          <option key={name} value={name} label={displayName} />
        ))}
      </datalist>
      <p id={hint} className="mt-1 text-ink-3">
        An e-mail address, or the application id of a service principal.
      </p>
    </div>
  )
}
