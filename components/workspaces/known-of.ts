import type { Known } from '../table/count-lines'

type Looked = { live: { asOf: string | undefined; error: unknown; hasMore?: boolean } }

/** Whether counts over workspaces may speak of all there is, or only of what answered and what a filter leaves. */
export const knownOf = (
  { parts, rows }: { parts: readonly Looked[]; rows: readonly unknown[] },
  counted: readonly unknown[],
): Known => ({
  isAny: parts.some(({ live }) => live.asOf !== undefined),
  isWhole: parts.every(
    ({ live }) => live.asOf !== undefined && live.error === undefined && !live.hasMore,
  ),
  isNarrow: counted.length < rows.length,
})
