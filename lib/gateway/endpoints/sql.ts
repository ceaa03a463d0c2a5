import type { Family } from './family'

/** SQL warehouses, statements, saved queries and alerts. A statement may change anything, so running one is a write. */
export const sql = {
  '/api/2.0/alerts': { GET: 'read', POST: 'write' },
  '/api/2.0/alerts/{id}': { GET: 'read', PATCH: 'write', DELETE: 'write' },
  '/api/2.0/sql/config/warehouses': { GET: 'read', PUT: 'dangerous' },
  '/api/2.0/sql/history/queries': { GET: 'read' },
  '/api/2.0/sql/queries': { GET: 'read', POST: 'write' },
  '/api/2.0/sql/queries/{id}': { GET: 'read', PATCH: 'write', DELETE: 'write' },
  '/api/2.0/sql/queries/{id}/visualizations': { GET: 'read' },
  '/api/2.0/sql/sessions': { POST: 'write' },
  '/api/2.0/sql/sessions/{session_id}': { DELETE: 'write' },
  '/api/2.0/sql/statements': { POST: 'write' },
  '/api/2.0/sql/statements/{statement_id}': { GET: 'read' },
  '/api/2.0/sql/statements/{statement_id}/cancel': { POST: 'write' },
  '/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}': { GET: 'read' },
  '/api/2.0/sql/warehouses': { GET: 'read', POST: 'write' },
  '/api/2.0/sql/warehouses/{id}': { GET: 'read', DELETE: 'dangerous' },
  '/api/2.0/sql/warehouses/{id}/edit': { POST: 'write' },
  '/api/2.0/sql/warehouses/{id}/start': { POST: 'write' },
  '/api/2.0/sql/warehouses/{id}/stop': { POST: 'write' },
  '/api/warehouses/v1/default-warehouse-overrides': { GET: 'read', POST: 'write' },
  '/api/warehouses/v1/default-warehouse-overrides/{default_warehouse_override_id}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'write',
  },
} satisfies Family
