'use client'

import { useSearchParams } from 'next/navigation'

/**
 * One choice in the URL, for a page without filters. Lists, whose views have many parts, use nuqs; it would
 * weigh more here than what it does.
 */
export function useUrlChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): [Value, (value: Value) => void] {
  const search = useSearchParams()
  const value = values.find((each) => each === search.get(name)) ?? usual
  const choose = (next: Value) => {
    const query = new URLSearchParams(search)
    if (next === usual) query.delete(name)
    else query.set(name, next)
    // Next's router follows replaceState without asking the server again.
    window.history.replaceState(null, '', query.size > 0 ? `?${query}` : window.location.pathname)
  }
  return [value, choose]
}
