import type { Family } from './family'

/** Who may do what with an object of the workspace. The last two say the same of any object; they share one shape. */
export const permissions = {
  '/api/2.0/permissions/apps/{app_name}': { GET: 'read', PUT: 'dangerous', PATCH: 'dangerous' },
  '/api/2.0/permissions/apps/{app_name}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/authorization/passwords': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/authorization/passwords/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/authorization/tokens': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/authorization/tokens/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/cluster-policies/{cluster_policy_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/cluster-policies/{cluster_policy_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/clusters/{cluster_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/clusters/{cluster_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/experiments/{experiment_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/experiments/{experiment_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/instance-pools/{instance_pool_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/instance-pools/{instance_pool_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/jobs/{job_id}': { GET: 'read', PUT: 'dangerous', PATCH: 'dangerous' },
  '/api/2.0/permissions/jobs/{job_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/pipelines/{pipeline_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/pipelines/{pipeline_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/registered-models/{registered_model_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/registered-models/{registered_model_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/repos/{repo_id}': { GET: 'read', PUT: 'dangerous', PATCH: 'dangerous' },
  '/api/2.0/permissions/repos/{repo_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/serving-endpoints/{serving_endpoint_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/serving-endpoints/{serving_endpoint_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/vector-search-endpoints/{endpoint_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/vector-search-endpoints/{endpoint_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/warehouses/{warehouse_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/warehouses/{warehouse_id}/permissionLevels': { GET: 'read' },
  '/api/2.0/permissions/{request_object_type}/{request_object_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/{request_object_type}/{request_object_id}/permissionLevels': {
    GET: 'read',
  },
  '/api/2.0/permissions/{workspace_object_type}/{workspace_object_id}': {
    GET: 'read',
    PUT: 'dangerous',
    PATCH: 'dangerous',
  },
  '/api/2.0/permissions/{workspace_object_type}/{workspace_object_id}/permissionLevels': {
    GET: 'read',
  },
} satisfies Family
