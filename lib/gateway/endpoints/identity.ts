import type { Family } from './family'

/** People, groups and service principals (SCIM), and personal access tokens. */
export const identity = {
  '/api/2.0/preview/scim/v2/Groups': { GET: 'read', POST: 'dangerous' },
  '/api/2.0/preview/scim/v2/Groups/{id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.0/preview/scim/v2/Me': { GET: 'read' },
  '/api/2.0/preview/scim/v2/ServicePrincipals': { GET: 'read', POST: 'dangerous' },
  '/api/2.0/preview/scim/v2/ServicePrincipals/{id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.0/preview/scim/v2/Users': { GET: 'read', POST: 'dangerous' },
  '/api/2.0/preview/scim/v2/Users/{id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.0/token-management/on-behalf-of/tokens': { POST: 'dangerous' },
  '/api/2.0/token-management/tokens': { GET: 'read' },
  '/api/2.0/token-management/tokens/{token_id}': {
    GET: 'read',
    PATCH: 'dangerous',
    DELETE: 'dangerous',
  },
  '/api/2.0/token/create': { POST: 'dangerous' },
  '/api/2.0/token/delete': { POST: 'write' },
  '/api/2.0/token/list': { GET: 'read' },
  '/api/2.0/token/{token_id}': { PATCH: 'dangerous' },
} satisfies Family
