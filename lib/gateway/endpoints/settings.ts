import type { Family } from './family'

/** Settings of the workspace, tag and budget policies. */
export const settings = {
  '/api/2.0/entity-tag-assignments': { POST: 'write' },
  '/api/2.0/entity-tag-assignments/{entity_type}/{entity_id}/tags': { GET: 'read' },
  '/api/2.0/entity-tag-assignments/{entity_type}/{entity_id}/tags/{tag_key}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'write',
  },
  '/api/2.0/ip-access-lists': { GET: 'read', POST: 'dangerous' },
  '/api/2.0/ip-access-lists/{ip_access_list_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.0/notification-destinations': { GET: 'read', POST: 'write' },
  '/api/2.0/notification-destinations/{id}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.0/workspace-conf': { GET: 'read', PATCH: 'dangerous' },
  '/api/2.1/accounts/{account_id}/budget-policies': { GET: 'read', POST: 'write' },
  '/api/2.1/accounts/{account_id}/budget-policies/{policy_id}': {
    GET: 'read',
    PATCH: 'write',
    DELETE: 'dangerous',
  },
  '/api/2.1/tag-policies': { GET: 'read', POST: 'write' },
  '/api/2.1/tag-policies/{tag_key}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
} satisfies Family
