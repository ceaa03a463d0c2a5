'use client'

import { ArrowDownToLine } from 'lucide-react'
import { Button } from './button'
import { saveText } from './save-text'

/** A table or a plot as a file for spreadsheets. `csv` is written already, or when it is asked for. */
export function CsvButton({
  csv,
  name,
  of,
}: {
  csv: string | (() => string)
  /** Of the file, without its ending. */
  name: string
  /** What it is of, for those who cannot see where the button stands. */
  of: string
}) {
  const save = () => saveText(typeof csv === 'string' ? csv : csv(), `${name}.csv`, 'text/csv')
  return (
    <Button look="quiet" icon={ArrowDownToLine} aria-label={`${of} as CSV`} onClick={save}>
      CSV
    </Button>
  )
}
