import { processWide } from '@/lib/process-wide'

/** This copy's own name for itself: another copy of the module has another one. */
const copy = crypto.randomUUID()

/** Notes that `reader` got to the shared list, and which copy of this module it came through. */
export function arrive(reader: string): Record<string, string> {
  const readers = processWide<Record<string, string>>('four-copies', () => ({}))
  readers[reader] = copy
  return readers
}
