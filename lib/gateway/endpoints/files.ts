import type { Family } from './family'

/** Notebooks, workspace files, Git folders, volumes (Files API) and DBFS. */
export const files = {
  '/api/2.0/dbfs/add-block': { POST: 'write' },
  '/api/2.0/dbfs/close': { POST: 'write' },
  '/api/2.0/dbfs/create': { POST: 'write' },
  '/api/2.0/dbfs/delete': { POST: 'dangerous' },
  '/api/2.0/dbfs/get-status': { GET: 'read' },
  '/api/2.0/dbfs/list': { GET: 'read' },
  '/api/2.0/dbfs/mkdirs': { POST: 'write' },
  '/api/2.0/dbfs/move': { POST: 'write' },
  '/api/2.0/dbfs/put': { POST: 'write' },
  '/api/2.0/dbfs/read': { GET: 'read' },
  '/api/2.0/fs/directories/{path*}': { GET: 'read', HEAD: 'read', PUT: 'write', DELETE: 'write' },
  '/api/2.0/fs/files/{path*}': {
    GET: { kind: 'read', streams: true },
    HEAD: 'read',
    PUT: { kind: 'write', body: 'file', streams: true },
    DELETE: 'dangerous',
  },
  '/api/2.0/git-credentials': { GET: 'read', POST: 'write' },
  '/api/2.0/git-credentials/{credential_id}': { GET: 'read', PATCH: 'write', DELETE: 'write' },
  '/api/2.0/repos': { GET: 'read', POST: 'write' },
  '/api/2.0/repos/{repo_id}': { GET: 'read', PATCH: 'write', DELETE: 'dangerous' },
  '/api/2.0/workspace-files/import-file/{path*}': {
    POST: { kind: 'write', body: 'workspaceFile', streams: true },
  },
  '/api/2.0/workspace-files/{path*}': { GET: { kind: 'read', streams: true } },
  // Nothing brings back what it deletes; but every deployment of a bundle ends by deleting its own lock so.
  '/api/2.0/workspace/delete': { POST: 'write' },
  '/api/2.0/workspace/export': { GET: { kind: 'read', streams: true } },
  '/api/2.0/workspace/get-status': { GET: 'read' },
  '/api/2.0/workspace/import': { POST: { kind: 'write', body: 'import' } },
  '/api/2.0/workspace/list': { GET: 'read' },
  '/api/2.0/workspace/mkdirs': { POST: 'write' },
} satisfies Family
