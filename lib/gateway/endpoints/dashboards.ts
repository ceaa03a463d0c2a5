import type { Family } from './family'

/** AI/BI dashboards. */
export const dashboards = {
  '/api/2.0/lakeview/dashboards': { GET: 'read', POST: 'write' },
  '/api/2.0/lakeview/dashboards/migrate': { POST: 'write' },
  '/api/2.0/lakeview/dashboards/{dashboard_id}': { GET: 'read', PATCH: 'write', DELETE: 'write' },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/published': {
    GET: 'read',
    POST: 'write',
    DELETE: 'write',
  },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/revert': { POST: 'write' },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/schedules': { GET: 'read', POST: 'write' },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/schedules/{schedule_id}': {
    GET: 'read',
    PUT: 'write',
    DELETE: 'write',
  },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/schedules/{schedule_id}/subscriptions': {
    GET: 'read',
    POST: 'write',
  },
  '/api/2.0/lakeview/dashboards/{dashboard_id}/schedules/{schedule_id}/subscriptions/{subscription_id}':
    { GET: 'read', DELETE: 'write' },
} satisfies Family
