'use client'

import type { CsvColumns } from '@/lib/api/csv'
import type { Grant } from '@/lib/databricks/grants'
import { CsvButton } from '../table/csv-button'
import { inheritedWords } from './inherited-words'

/** Who may do what with a thing, as a table for spreadsheets. */
export function GrantsCsvButton({ grants, thing }: { grants: readonly Grant[]; thing: string }) {
  return (
    <CsvButton name={`permissions-${thing}`} of="Permissions" items={grants} columns={columns} />
  )
}

const columns: CsvColumns<Grant> = {
  principal: ({ principal }) => principal.name,
  kind: ({ principal }) => principal.kind,
  display_name: ({ principal }) => principal.displayName,
  permission_level: ({ level }) => level,
  inherited_from: ({ inheritedFrom }) => inheritedFrom.map(inheritedWords).join('; '),
}
