import type { ReactNode } from 'react'

/**
 * How soon a column gives way in a narrow page (not window), from the most important to the least; and, for
 * tables that do not fit their columns by themselves, at which width.
 */
export const roomClass = {
  always: '',
  small: '@max-[600px]/page:hidden',
  medium: '@max-[720px]/page:hidden',
  large: '@max-[900px]/page:hidden',
  huge: '@max-[1020px]/page:hidden',
  vast: '@max-[1200px]/page:hidden',
  widest: '@max-[1360px]/page:hidden',
} as const

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** What to sort by; a column without it cannot be sorted. Null goes to the end in either direction. */
  sortValue?: (row: Row) => string | number | null
  /** The first press sorts from the top: for ages and sizes, of which one wants the largest. */
  sortsDownFirst?: boolean
  /** In px. One column has none and takes the rest. */
  width?: number
  align?: 'end'
  room: keyof typeof roomClass
  /** Starts hidden; the column chooser brings it. */
  isOptional?: boolean
}
