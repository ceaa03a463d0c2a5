import type { Count } from '../ui/count-strip'

/** One number on top of a list: whom it counts, and what is said of them. */
export type CountLine<Group extends string, Item> = {
  group: Group
  label: string
  look: Count<Group>['look']
  /** A few words about those that are counted. */
  some: (items: readonly Item[]) => string
  /** What is true when there are none at all. */
  none: string
  /** What the bars show of each, where it says something. */
  bars?: { of: (item: Item) => number; mean: string }
}

/** How much of all there is the numbers know. */
export type Known = {
  /** Something answered. */
  isAny: boolean
  /** Every workspace answered, to the end of its list. */
  isWhole: boolean
  /** A filter leaves some out. */
  isNarrow: boolean
}

/** A nought speaks only of what was looked at: `nothing is broken` would be a lie about the rest. */
export function noneWords(none: string, { isWhole, isNarrow }: Omit<Known, 'isAny'>): string {
  if (isWhole) return isNarrow ? 'none that fits the filter' : none
  return isNarrow ? 'none loaded that fits the filter' : 'none of those loaded'
}

/** The numbers of a list, each with its words and bars. */
export const countsOf = <Group extends string, Item>(
  lines: readonly CountLine<Group, Item>[],
  items: readonly Item[],
  groupsOf: (item: Item) => readonly Group[],
  known: Known,
): Count<Group>[] =>
  lines.map(({ group, label, look, some, none, bars }) => {
    const members = items.filter((item) => groupsOf(item).includes(group))
    return {
      value: group,
      label,
      look,
      count: known.isAny ? members.length : null,
      detail: !known.isAny
        ? 'not known yet'
        : members.length > 0
          ? some(members)
          : noneWords(none, known),
      bars: bars ? members.map(bars.of).sort((a, b) => a - b) : [],
      barsMean: bars?.mean ?? '',
    }
  })
