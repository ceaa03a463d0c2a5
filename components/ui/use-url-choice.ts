'use client'

import { useSearchParams } from 'next/navigation'

/**
 * A text in the URL, for a page without filters; empty is not there. Lists, whose views have many parts, use nuqs;
 * it would weigh more here than what it does.
 */
export function useUrlText(name: string): [string, (text: string) => void] {
  const search = useSearchParams()
  const set = (text: string) => {
    // As it is by now: two of these may change in one go.
    const query = new URLSearchParams(window.location.search)
    if (text === '') query.delete(name)
    else query.set(name, text)
    // Next's router follows replaceState without asking the server again.
    window.history.replaceState(null, '', query.size > 0 ? `?${query}` : window.location.pathname)
  }
  return [search.get(name) ?? '', set]
}

/** One choice of a few in the URL; the usual one is not written there. */
export function useUrlChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): [Value, (value: Value) => void] {
  const [text, setText] = useUrlText(name)
  const value = values.find((each) => each === text) ?? usual
  return [value, (next) => setText(next === usual ? '' : next)]
}
