import type { CsvColumns } from '@/lib/api/csv'
import type { WorkspaceWithHealth } from './schema'

/** A workspace as a row: how it answered this caller stands in `health`. */
export const workspaceColumns: CsvColumns<WorkspaceWithHealth> = {
  alias: ({ alias }) => alias,
  host: ({ host }) => host,
  workspace_id: ({ workspaceId }) => workspaceId,
  is_production: ({ isProduction }) => isProduction,
  health: ({ health }) => health.kind,
  answered_in_ms: ({ health }) => (health.kind === 'ok' ? health.answeredInMs : null),
  detail: ({ health }) => (health.kind === 'ok' ? null : health.detail),
}
