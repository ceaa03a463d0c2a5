import type { CsvColumns } from '@/lib/api/csv'
import type { Principal } from './schema'

export const principalColumns: CsvColumns<Principal> = {
  kind: ({ kind }) => kind,
  name: ({ name }) => name,
  display_name: ({ displayName }) => displayName,
  is_active: ({ isActive }) => isActive,
}
