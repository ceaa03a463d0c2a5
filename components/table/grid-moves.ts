/** A place in the grid: row -1 is the head, where the runs themselves are. */
export type Place = { row: number; column: number }

export type Size = { rows: number; columns: number }

const pageRows = 10

type Move = (from: Place, size: Size) => Place

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - pageRows, column }),
  PageDown: ({ row, column }) => ({ row: row + pageRows, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'mod+Home': () => ({ row: -1, column: 0 }),
  'mod+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
}

/** Where a key leads, as the ARIA practices have it for grids; undefined for keys that move nothing. */
export function moved(
  key: string,
  isModified: boolean,
  from: Place,
  size: Size,
): Place | undefined {
  const move = moves[isModified ? `mod+${key}` : key]
  if (!move || size.columns === 0) return undefined
  const { row, column } = move(from, size)
  return { row: within(row, -1, size.rows - 1), column: within(column, 0, size.columns - 1) }
}

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most)

export const nameOfPlace = ({ row, column }: Place) => `${row}:${column}`

export function placeOfName(name: string | undefined): Place | undefined {
  const [row, column] = (name ?? '').split(':').map(Number)
  if (row === undefined || column === undefined || Number.isNaN(row + column)) return undefined
  return { row, column }
}
