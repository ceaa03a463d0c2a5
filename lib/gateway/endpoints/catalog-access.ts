import type { Family } from './family'

/** Unity Catalog: who may do what where, tags, metastores, and the credentials of storage and connections. */
export const catalogAccess = {
  '/api/2.1/unity-catalog/bindings/{securable_type}/{securable_name}': {
    GET: 'read',
    PATCH: 'dangerous',
  },
  '/api/2.1/unity-catalog/connections': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/connections/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/credentials': { GET: 'read', POST: 'dangerous' },
  '/api/2.1/unity-catalog/credentials/{name_arg}': {
    GET: 'read',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/current-metastore-assignment': { GET: 'read' },
  '/api/2.1/unity-catalog/effective-permissions/{securable_type}/{full_name}': { GET: 'read' },
  '/api/2.1/unity-catalog/effective-privilege-assignments/{securable_type}/{full_name}': {
    GET: 'read',
  },
  '/api/2.1/unity-catalog/entity-tag-assignments': { POST: 'write' },
  '/api/2.1/unity-catalog/entity-tag-assignments/{entity_type}/{entity_name}/tags': { GET: 'read' },
  '/api/2.1/unity-catalog/entity-tag-assignments/{entity_type}/{entity_name}/tags/{tag_key}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'write',
  },
  '/api/2.1/unity-catalog/external-locations': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/external-locations/{name}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/metastore_summary': { GET: 'read' },
  '/api/2.1/unity-catalog/metastores': { GET: 'read', POST: 'dangerous' },
  '/api/2.1/unity-catalog/metastores/{id}': {
    GET: 'read',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/metastores/{metastore_id}/systemschemas': { GET: 'read' },
  '/api/2.1/unity-catalog/metastores/{metastore_id}/systemschemas/{schema_name}': {
    PUT: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}': {
    GET: 'read',
    PATCH: 'dangerous',
  },
  '/api/2.1/unity-catalog/privilege-assignments/{securable_type}/{full_name}': { GET: 'read' },
  '/api/2.1/unity-catalog/storage-credentials': { GET: 'read', POST: 'dangerous' },
  '/api/2.1/unity-catalog/storage-credentials/{name}': {
    GET: 'read',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.1/unity-catalog/temporary-service-credentials': { POST: 'dangerous' },
  // It tries them out: writes a file to the storage, and deletes it.
  '/api/2.1/unity-catalog/validate-credentials': { POST: 'write' },
  '/api/2.1/unity-catalog/validate-storage-credentials': { POST: 'write' },
  '/api/2.1/unity-catalog/workspace-bindings/catalogs/{name}': { GET: 'read', PATCH: 'dangerous' },
  '/api/2.1/unity-catalog/workspaces/{workspace_id}/metastore': {
    PUT: 'dangerous',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
} satisfies Family
