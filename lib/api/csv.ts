/** How a list is written as a table: one column per name, with what stands in it. */
export type CsvColumns<Item> = Readonly<Record<string, (item: Item) => CsvCell>>
export type CsvCell = string | number | boolean | null | undefined

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

/** Whether the caller would rather have CSV than JSON. */
export function prefersCsv(accept: string | null): boolean {
  return (
    weightOf(accept, /^text\/csv$/) >
    weightOf(accept, /^(application\/json|application\/\*|\*\/\*)$/)
  )
}

function weightOf(accept: string | null, type: RegExp): number {
  const weights = (accept ?? '').split(',').map((part) => {
    const [name = '', ...params] = part.split(';').map((text) => text.trim().toLowerCase())
    if (!type.test(name)) return 0
    const q = params.find((param) => param.startsWith('q='))
    return q ? Number(q.slice(2)) || 0 : 1
  })
  return Math.max(0, ...weights)
}
