'use client'

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { runStates, runWindows } from '@/lib/resources/runs/states'
import { stepOf } from '../table/step-of'

export const runsParsers = {
  q: parseAsString.withDefault(''),
  window: parseAsStringLiteral(runWindows).withDefault('24h'),
  state: parseAsArrayOf(parseAsStringLiteral(runStates)).withDefault([]),
}

/** Which runs are listed, kept in the URL: a link shows the same list to whoever opens it. */
export function useRunsFilter() {
  const [filter, set] = useQueryStates(runsParsers)
  return {
    filter,
    set: (change: Partial<typeof filter>) => void set(change, stepOf(change)),
    reset: () => void set({ q: null, state: null }, stepOf({})),
    isNarrow: filter.q !== '' || filter.state.length > 0,
  }
}
export type RunsFilter = ReturnType<typeof useRunsFilter>
