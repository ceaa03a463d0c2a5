'use client'

import type { Evidence } from '@/lib/views/upkeep/schema'
import { evidenceWords } from '@/lib/views/upkeep/words'
import type { Column } from '../../table/column'
import type { ShownRow } from '../job-rows'
import { shortEvidence } from './upkeep-words'

/** What was seen of a job; the whole of it on hover and for the ear. */
export function Why({ evidence }: { evidence: Evidence | undefined }) {
  if (!evidence) return null
  return (
    <span className="text-ink-2" title={evidenceWords(evidence)}>
      {shortEvidence(evidence)}
    </span>
  )
}

export const whyColumn = (of: (row: ShownRow) => Evidence | undefined): Column<ShownRow> => ({
  id: 'why',
  header: 'Why',
  width: 270,
  room: 'small',
  sortValue: (row) => {
    const evidence = of(row)
    return evidence ? shortEvidence(evidence) : null
  },
  cell: (row) => <Why evidence={of(row)} />,
})
