import { roomClass, type Column } from './column'

/** Widths of the page, each with what hides a column up to it. Whole classes, so that Tailwind finds them. */
const hiding = [
  [480, '@max-[480px]/page:hidden'],
  [560, '@max-[560px]/page:hidden'],
  [640, '@max-[640px]/page:hidden'],
  [720, '@max-[720px]/page:hidden'],
  [800, '@max-[800px]/page:hidden'],
  [880, '@max-[880px]/page:hidden'],
  [960, '@max-[960px]/page:hidden'],
  [1040, '@max-[1040px]/page:hidden'],
  [1120, '@max-[1120px]/page:hidden'],
  [1200, '@max-[1200px]/page:hidden'],
  [1280, '@max-[1280px]/page:hidden'],
  [1360, '@max-[1360px]/page:hidden'],
  [1440, '@max-[1440px]/page:hidden'],
  [1520, '@max-[1520px]/page:hidden'],
  [1600, '@max-[1600px]/page:hidden'],
  [1680, '@max-[1680px]/page:hidden'],
] as const

/** What a row is called must be readable: about thirty letters with the cell's padding. */
export const leastNameWidth = 230
/** The page's gutters, the panel's borders and the row's menu. */
const besideColumns = 48 + 2 + 52

export type FittedColumn<Row> = Column<Row> & {
  /** Hides it where the name and the columns that matter more leave it no room. */
  hide: string
  /** The width of the page from which on it shows. */
  shownFrom: number
}

const importance = Object.keys(roomClass)

/** What somebody asked for comes before what is usual. */
const rankOf = <Row>({ room, isOptional }: Column<Row>) =>
  isOptional ? importance.indexOf('always') + 0.5 : importance.indexOf(room)

/** Gives each column the width of page from which on it has room; the columns that matter least give way first. */
export function fitColumns<Row>(columns: readonly Column<Row>[]): FittedColumn<Row>[] {
  let taken = besideColumns + leastNameWidth
  const from = new Map<Column<Row>, number>()
  for (const column of columns.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    taken += column.width ?? 0
    const isAlways = column.width === undefined || column.room === 'always'
    from.set(column, isAlways ? 0 : taken)
  }
  return columns.map((column) => {
    const shownFrom = from.get(column) ?? 0
    return { ...column, shownFrom, hide: shownFrom === 0 ? '' : hideUpTo(shownFrom) }
  })
}

const hideUpTo = (width: number): string =>
  (hiding.find(([upTo]) => upTo >= width) ?? hiding.at(-1)!)[1]
