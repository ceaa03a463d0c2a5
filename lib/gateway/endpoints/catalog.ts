import type { Family } from './family'

/** Unity Catalog: catalogs, schemas, tables, volumes, functions and models, their monitors and lineage. */
export const catalog = {
  '/api/2.0/lineage-tracking/column-lineage': { GET: 'read' },
  '/api/2.0/lineage-tracking/external-lineage': {
    GET: 'read',
    POST: 'write',
    PATCH: 'write',
    DELETE: 'write',
  },
  '/api/2.0/lineage-tracking/table-lineage': { GET: 'read' },
  '/api/2.0/online-tables': { POST: 'write' },
  '/api/2.0/online-tables/{name}': { GET: 'read', DELETE: 'dangerous' },
  '/api/2.1/quality-monitoring/tables/{table_name}/monitor/dashboard': { POST: 'write' },
  '/api/2.1/unity-catalog/catalogs': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/catalogs/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/functions': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/functions/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/models': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/models/{full_name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/models/{full_name}/aliases/{alias}': {
    GET: 'read',
    PUT: 'write',
    DELETE: 'write',
  },
  '/api/2.1/unity-catalog/models/{full_name}/versions': { GET: 'read' },
  '/api/2.1/unity-catalog/models/{full_name}/versions/{version}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/schemas': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/schemas/{full_name}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/table-summaries': { GET: 'read' },
  '/api/2.1/unity-catalog/tables': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/tables/{full_name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/tables/{full_name}/exists': { GET: 'read' },
  '/api/2.1/unity-catalog/tables/{table_name}/monitor': {
    GET: 'read',
    POST: 'write',
    PUT: 'write',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/tables/{table_name}/monitor/refreshes': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/tables/{table_name}/monitor/refreshes/{refresh_id}': { GET: 'read' },
  '/api/2.1/unity-catalog/tables/{table_name}/monitor/refreshes/{refresh_id}/cancel': {
    POST: 'write',
  },
  '/api/2.1/unity-catalog/volumes': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/volumes/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
} satisfies Family
