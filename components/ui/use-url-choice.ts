'use client'

import { useSearchParams } from 'next/navigation'

/**
 * A text in the URL, for a page without filters; empty is not there. Lists, whose views have many parts, use nuqs;
 * it would weigh more here than what it does. A choice is a step of its own, that Back takes again; what is typed or
 * moved bit by bit changes the step that one is at.
 */
export function useUrlText(
  name: string,
  history: 'push' | 'replace' = 'replace',
): [string, (text: string) => void] {
  const search = useSearchParams()
  const set = (text: string) => {
    // As it is by now: two of these may change in one go.
    const query = new URLSearchParams(window.location.search)
    if (text === '') query.delete(name)
    else query.set(name, text)
    if (query.toString() === new URLSearchParams(window.location.search).toString()) return
    const address = query.size > 0 ? `?${query}` : window.location.pathname
    // Next's router follows both without asking the server again.
    if (history === 'push') window.history.pushState(null, '', address)
    else window.history.replaceState(null, '', address)
  }
  return [search.get(name) ?? '', set]
}

/** One choice of a few in the URL; the usual one is not written there. */
export function useUrlChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): [Value, (value: Value) => void] {
  const [text, setText] = useUrlText(name, 'push')
  const value = values.find((each) => each === text) ?? usual
  return [value, (next) => setText(next === usual ? '' : next)]
}
