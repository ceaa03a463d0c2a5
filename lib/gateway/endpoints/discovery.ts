import type { Family } from './family'

/** What clients ask about a host before anything else, and what they tell about themselves. */
export const discovery = {
  '/.well-known/databricks-config': { GET: 'read' },
  '/oidc/.well-known/oauth-authorization-server': { GET: 'read' },
  '/telemetry-ext': { POST: 'read' },
} satisfies Family
