import type { Family } from './family'

/** Lakeflow pipelines and their updates. */
export const pipelines = {
  '/api/2.0/pipelines': { GET: 'read', POST: 'write' },
  '/api/2.0/pipelines/{pipeline_id}': { GET: 'read', PUT: 'write', DELETE: 'dangerous' },
  '/api/2.0/pipelines/{pipeline_id}/clone': { POST: 'write' },
  '/api/2.0/pipelines/{pipeline_id}/environment/apply': { POST: 'write' },
  '/api/2.0/pipelines/{pipeline_id}/events': { GET: 'read' },
  '/api/2.0/pipelines/{pipeline_id}/stop': { POST: 'write' },
  '/api/2.0/pipelines/{pipeline_id}/updates': { GET: 'read', POST: 'write' },
  '/api/2.0/pipelines/{pipeline_id}/updates/{update_id}': { GET: 'read' },
} satisfies Family
