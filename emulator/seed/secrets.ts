import type { Grantee } from '../workspace/access'
import type { Permission, SecretScope } from '../workspace/secrets/scope'
import { ben, grace, kira } from './jobs/people'
import { days, group, hours } from './story'

const engineers = group('data-engineers')

function scope(
  name: string,
  acl: readonly (readonly [Grantee, Permission])[],
  /** Keys with how long ago each was last written. */
  secrets: Readonly<Record<string, number>>,
  now: number,
): SecretScope {
  return {
    name,
    acl: acl.map(([grantee, permission]) => ({ grantee, permission })),
    secrets: new Map(
      Object.entries(secrets).map(([key, ago]) => [key, { key, updatedAt: now - ago }]),
    ),
  }
}

const prodScopes = (now: number): SecretScope[] => [
  scope(
    'etl-sources',
    [
      [kira, 'MANAGE'],
      [engineers, 'READ'],
    ],
    { 'erp-password': days(41), 'salesforce-client-secret': days(12), 'sftp.key': days(190) },
    now,
  ),
  scope(
    'ml-team',
    [
      [grace, 'MANAGE'],
      [group('ml-team'), 'WRITE'],
    ],
    { 'hf-token': hours(30) },
    now,
  ),
]

const devScopes = (now: number): SecretScope[] => [
  scope('sandbox', [[ben, 'MANAGE']], { 'erp-password': days(3) }, now),
]

/** Scopes of secrets, each of a team; their values are nowhere. */
export const secretScopesAt = (alias: 'prod' | 'dev', now: number): SecretScope[] =>
  alias === 'prod' ? prodScopes(now) : devScopes(now)
