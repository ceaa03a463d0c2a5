'use client'

import { useEffect, useEffectEvent } from 'react'

/** Keys by what they do: `j`, `/`, `?`, `mod+k`, or two in a row: `g c`. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>

const sequenceMs = 900
const settingKey = 'lakedeck.single-keys'

/** WCAG 2.1.4: keys without a modifier can be turned off. */
export const singleKeys = {
  isOn: () => window.localStorage.getItem(settingKey) !== 'off',
  set: (isOn: boolean) => window.localStorage.setItem(settingKey, isOn ? 'on' : 'off'),
}

function isTyping(event: KeyboardEvent): boolean {
  const at = event.target
  return (
    at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable]') !== null
  )
}

const isCovered = () => document.querySelector('[role=dialog], [role=menu]') !== null

let pending: { key: string; at: number } | null = null

function nameOf(event: KeyboardEvent): string {
  return event.ctrlKey || event.metaKey ? `mod+${event.key.toLowerCase()}` : event.key
}

function runFor(hotkeys: Hotkeys, event: KeyboardEvent) {
  const name = nameOf(event)
  if (name.startsWith('mod+')) return hotkeys[name]
  if (event.altKey || isTyping(event) || isCovered() || !singleKeys.isOn()) return undefined
  const first = pending && event.timeStamp - pending.at < sequenceMs ? pending.key : null
  return (first && hotkeys[`${first} ${name}`]) || (first === 'g' ? undefined : hotkeys[name])
}

/** Listens on the whole page; silent while somebody types or a dialog or menu is open. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const run = runFor(hotkeys, event)
    if (!run) return
    event.preventDefault()
    run(event)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Remembers a first key for two-key sequences; once, in the shell, after all other listeners. */
export function useKeySequences(): void {
  useEffect(() => {
    const remember = (event: KeyboardEvent) => {
      const isPlain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      pending = isPlain && !isTyping(event) ? { key: event.key, at: event.timeStamp } : null
    }
    // Deferred, so that every listener of this very key decides with the one before it.
    const later = (event: KeyboardEvent) => window.setTimeout(() => remember(event), 0)
    window.addEventListener('keydown', later)
    return () => window.removeEventListener('keydown', later)
  }, [])
}
