import type { Family } from './family'

/** Databricks Apps. */
export const apps = {
  '/api/2.0/app-spaces': { GET: 'read', POST: 'write' },
  '/api/2.0/app-spaces/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.0/app-spaces/{name}/operation': { GET: 'read' },
  '/api/2.0/apps': { GET: 'read', POST: 'write' },
  '/api/2.0/apps/{app_name}/deployments': { GET: 'read', POST: 'write' },
  '/api/2.0/apps/{app_name}/deployments/{deployment_id}': { GET: 'read' },
  '/api/2.0/apps/{app_name}/update': { GET: 'read', POST: 'write' },
  '/api/2.0/apps/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.0/apps/{name}/start': { POST: 'write' },
  '/api/2.0/apps/{name}/stop': { POST: 'write' },
  '/api/2.0/apps/{name}/thumbnail': { PATCH: 'write', DELETE: 'write' },
} satisfies Family
