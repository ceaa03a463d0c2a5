import type { Family } from './family'

/** Secrets, their scopes and who may read them. */
export const secrets = {
  '/api/2.0/secrets/acls/delete': { POST: 'dangerous' },
  '/api/2.0/secrets/acls/get': { GET: 'read' },
  '/api/2.0/secrets/acls/list': { GET: 'read' },
  '/api/2.0/secrets/acls/put': { POST: 'dangerous' },
  '/api/2.0/secrets/delete': { POST: 'dangerous' },
  '/api/2.0/secrets/get': { GET: 'read' },
  '/api/2.0/secrets/list': { GET: 'read' },
  '/api/2.0/secrets/put': { POST: 'write' },
  '/api/2.0/secrets/scopes/create': { POST: 'write' },
  '/api/2.0/secrets/scopes/delete': { POST: 'dangerous' },
  '/api/2.0/secrets/scopes/list': { GET: 'read' },
} satisfies Family
