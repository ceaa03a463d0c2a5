import type { Problem } from '@/lib/problem'

/** What one workspace gave to a list over several: here, refused, or not here in time. */
export type Part<Page> =
  { kind: 'ok'; page: Page } | { kind: 'failed'; problem: Problem } | { kind: 'slow' }
