/** How a list is written as a table: one column per name, with what stands in it. */
export type CsvColumns<Item> = Readonly<Record<string, (item: Item) => CsvCell>>
export type CsvCell = string | number | boolean | null | undefined

/** Columns of what a row holds, after the workspace that the row is of. */
export const withWorkspaceColumn = <Row extends { workspace: string | { alias: string } }, Item>(
  columns: CsvColumns<Item>,
  itemOf: (row: Row) => Item,
): CsvColumns<Row> => ({
  workspace: ({ workspace }) => (typeof workspace === 'string' ? workspace : workspace.alias),
  ...Object.fromEntries(
    Object.entries(columns).map(([name, read]) => [name, (row: Row) => read(itemOf(row))]),
  ),
})

/** RFC 4180: CRLF, a header line, quotes where they are needed. */
export function toCsv<Item>(items: readonly Item[], columns: CsvColumns<Item>): string {
  const header = Object.keys(columns).map(field).join(',')
  const lines = items.map((item) =>
    Object.values(columns)
      .map((read) => field(read(item)))
      .join(','),
  )
  return [header, ...lines].join('\r\n') + '\r\n'
}

function field(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  const text = typeof cell === 'string' ? inert(cell) : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Spreadsheets run a cell that begins so as a formula; a quote before it makes it text (OWASP, "CSV Injection").
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
