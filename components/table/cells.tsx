import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { shortName } from '@/lib/format/principals'
import { Icon } from '../ui/icon'
import type { Column } from './column'

/** In the place of what is not there or not told. */
export const none = <span className="text-ink-3">–</span>

/** Somebody by their short name; the whole of it on hover. */
export function Principal({ name }: { name: string | null }) {
  if (name === null) return none
  return (
    <span className="text-ink-2" title={name}>
      {shortName(name)}
    </span>
  )
}

/** A value with what is wrong with it, if anything is: a mark for the eye, the words on hover and for the ear. */
export function Warned({ why, children }: { why: string | undefined; children: ReactNode }) {
  if (!why) return <span className="text-ink-2">{children}</span>
  return (
    <span
      className="inline-flex items-center gap-1.5 align-middle font-medium text-warning"
      title={why}
    >
      <Icon of={TriangleAlert} size={14} />
      {children}
      <span className="sr-only">. {why}</span>
    </span>
  )
}

/** A column of plain words that the column chooser brings. */
export const optionalColumn = <Row,>(
  id: string,
  header: string,
  width: number,
  words: (row: Row) => string | null,
): Column<Row> => ({
  id,
  header,
  width,
  room: 'large',
  isOptional: true,
  sortValue: words,
  cell: (row) => <span className="text-ink-2">{words(row) ?? '–'}</span>,
})
