import type { Family } from './family'

/** Jobs and their runs. Clients of every age call all three versions. */
export const jobs = {
  '/api/{2.2,2.1,2.0}/jobs/create': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/delete': { POST: 'dangerous' },
  '/api/{2.2,2.1,2.0}/jobs/get': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/list': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/reset': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/run-now': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/runs/cancel': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/runs/cancel-all': { POST: 'dangerous' },
  '/api/{2.2,2.1,2.0}/jobs/runs/delete': { POST: 'dangerous' },
  '/api/{2.2,2.1,2.0}/jobs/runs/export': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/runs/get': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/runs/get-output': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/runs/list': { GET: 'read' },
  '/api/{2.2,2.1,2.0}/jobs/runs/repair': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/runs/submit': { POST: 'write' },
  '/api/{2.2,2.1,2.0}/jobs/update': { POST: 'write' },
} satisfies Family
