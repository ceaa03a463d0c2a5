import type { Family } from './family'

/** Delta Sharing: shares, recipients and providers. */
export const sharing = {
  '/api/2.1/data-sharing/providers/{provider_name}/shares/{share_name}': { GET: 'read' },
  '/api/2.1/unity-catalog/providers': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/providers/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/providers/{name}/shares': { GET: 'read' },
  '/api/2.1/unity-catalog/recipients': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/recipients/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/recipients/{name}/rotate-token': { POST: 'dangerous' },
  '/api/2.1/unity-catalog/recipients/{name}/share-permissions': { GET: 'read' },
  '/api/2.1/unity-catalog/shares': { GET: 'read', POST: 'write' },
  '/api/2.1/unity-catalog/shares/{name}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.1/unity-catalog/shares/{name}/permissions': { GET: 'read', PATCH: 'dangerous' },
} satisfies Family
