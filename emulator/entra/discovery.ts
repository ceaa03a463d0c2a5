import type { Tenant } from './tenant'

/** At `common` and `organizations` the issuer is a template, which is why an application must name its tenant. */
const issuerIn = (tenant: Tenant, name: string): string =>
  name === tenant.id ? tenant.issuer : `${tenant.origin}/{tenantid}/v2.0`

/** `/<tenant>/v2.0/.well-known/openid-configuration` */
export function discoveryV2(tenant: Tenant, name: string): Record<string, unknown> {
  const base = `${tenant.origin}/${name}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: issuerIn(tenant, name),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: [
      'sub',
      'iss',
      'cloud_instance_name',
      'cloud_instance_host_name',
      'cloud_graph_host_name',
      'msgraph_host',
      'aud',
      'exp',
      'iat',
      'auth_time',
      'acr',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'at_hash',
      'c_hash',
      'email',
    ],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  }
}

/** `/<tenant>/.well-known/openid-configuration`, of v1.0: what is served of it here. */
export function discoveryV1(tenant: Tenant, name: string): Record<string, unknown> {
  const base = `${tenant.origin}/${name}`
  return {
    ...discoveryV2(tenant, name),
    token_endpoint: `${base}/oauth2/token`,
    jwks_uri: `${base}/discovery/keys`,
    issuer: name === tenant.id ? tenant.stsIssuer : 'https://sts.windows.net/{tenantid}/',
  }
}
