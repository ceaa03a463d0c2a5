import type { Run, RunPage, TimeRange } from './schema'
import { gridMs } from './slices'

/**
 * One list holds so many runs of a window and no more; what it lacks comes stretch by stretch, as somebody looks at
 * it. Here is the arithmetic of that, without any call.
 */

/** Start times in epoch ms, both ends included. */
export type Span = { from: number; to: number }

export const toSpan = ({ from, to }: TimeRange): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
})

/** What of some ranges others leave over. */
export const without = (ranges: readonly Span[], covers: readonly Span[]): Span[] =>
  covers.reduce<Span[]>(
    (left, cover) =>
      left.flatMap(({ from, to }) =>
        [
          { from: Math.max(from, cover.to + 1), to },
          { from, to: Math.min(to, cover.from - 1) },
        ].filter((rest) => rest.from <= rest.to),
      ),
    [...ranges],
  )

const coveredBy = ({ coverage }: RunPage): Span[] =>
  without([toSpan(coverage)], coverage.missing.map(toSpan))

/** A list of a window with what stretches of it told; what goes on is told by the list, for it is the newer one. */
export function withStretches(page: RunPage, stretches: readonly RunPage[]): RunPage {
  if (stretches.length === 0) return page
  const found = new Map<string, Run>()
  for (const { items } of [...stretches, page]) for (const run of items) found.set(run.runId, run)
  const missing = without(page.coverage.missing.map(toSpan), stretches.flatMap(coveredBy))
  const complete = missing.length === 0
  return {
    ...page,
    items: [...found.values()].sort(newestFirst),
    coverage: {
      ...page.coverage,
      complete,
      missing: missing.map(({ from, to }) => ({
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      })),
      stoppedBy: complete ? null : page.coverage.stoppedBy,
    },
  }
}

const newestFirst = (a: Run, b: Run) => (b.startedAt ?? '~').localeCompare(a.startedAt ?? '~')

/**
 * The part of a view that is still to be asked for; null when nothing is. It stands on the grid of the slices, so that
 * looking a little further asks for the same. What a stretch could not finish is asked for once more as it was, what
 * it cut at its limit goes on from there, and one whose runs have ended since is looked at again.
 */
export function stretchToAsk(
  page: RunPage,
  stretches: readonly RunPage[],
  view: Span,
): TimeRange | null {
  const active = new Set(page.items.flatMap(({ isActive, runId }) => (isActive ? [runId] : [])))
  const isDone = ({ items, coverage }: RunPage) =>
    (coverage.complete || coverage.stoppedBy === 'limit') &&
    items.every(({ isActive, runId }) => !isActive || active.has(runId))
  const missing = without(
    page.coverage.missing.map(toSpan),
    stretches.filter(isDone).flatMap(coveredBy),
  )
  const inView = missing.flatMap(({ from, to }) =>
    from <= view.to && to >= view.from
      ? [{ from: Math.max(from, view.from), to: Math.min(to, view.to) }]
      : [],
  )
  if (inView.length === 0) return null
  const from = Math.min(...inView.map((each) => each.from))
  const to = Math.max(...inView.map((each) => each.to))
  const { from: first, to: last } = toSpan(page.coverage)
  return {
    from: new Date(Math.max(first, Math.floor(from / gridMs) * gridMs)).toISOString(),
    // Beyond its end nothing is known to be missing, and more may start.
    to: new Date(Math.min(last, Math.ceil((to + 1) / gridMs) * gridMs - 1)).toISOString(),
  }
}

/** More would take the page its quickness. */
export const mostHeld = 20_000

const heldCount = (stretches: readonly RunPage[]): number =>
  stretches.reduce((sum, { items }) => sum + items.length, 0)

const reaches = ({ coverage }: RunPage, view: Span): boolean => {
  const { from, to } = toSpan(coverage)
  return from <= view.to && to >= view.from
}

/** Whether a view holds as many as it may; those out of it give way to what comes, so they do not count. */
export const isFull = (stretches: readonly RunPage[], view: Span): boolean =>
  heldCount(stretches.filter((each) => reaches(each, view))) > mostHeld

/** With one more: in place of its earlier answer, and where it gets too much, without those that are out of view. */
export function withStretch(
  stretches: readonly RunPage[],
  next: RunPage,
  view: Span,
): readonly RunPage[] {
  const { from, to } = next.coverage
  const isSame = ({ coverage }: RunPage) => coverage.from === from && coverage.to === to
  const all = [...stretches.filter((each) => !isSame(each)), next]
  if (heldCount(all) <= mostHeld) return all
  return all.filter((each) => each === next || reaches(each, view))
}
