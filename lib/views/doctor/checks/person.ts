import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { readTokenClaims, type TokenClaims } from '@/lib/auth/token-claims'
import { clouds, databricksResourceId } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'
import { formatRelative } from '@/lib/format/moments'
import { failed, ok, unknown } from '../rules'
import type { Check } from '../schema'

const redirect = { id: 'person.redirect', title: 'Redirect address of the registration' }
const consent = { id: 'person.consent', title: 'Consent to use Azure Databricks' }
const scope = { id: 'person.scope', title: 'Scope of the token' }
const claims = { id: 'person.claims', title: 'What the token says' }

const nobody = 'Nobody is signed in here, and only a sign-in shows it.'

/** What only a person's own sign-in shows. The token itself is never among it. */
export function checkPerson(caller: Caller | null, nowMs: number): Check[] {
  if (caller === null) return [redirect, consent, scope, claims].map((of) => unknown(of, nobody))
  const token = readTokenClaims(caller.accessToken)
  if (token === null)
    return [redirect, consent, scope, claims].map((of) =>
      unknown(of, 'A personal access token is not of Entra ID and says nothing of this.'),
    )
  return [checkRedirect(caller), ...checkScope(caller, token), checkClaims(caller, token, nowMs)]
}

function checkRedirect({ via }: Caller): Check {
  const address = `${env().origin}/api/auth/callback/azure-ad`
  return via === 'session'
    ? ok(redirect, `Entra sent you back to ${address}.`)
    : unknown(redirect, 'A script brings its own token, so Entra sent nobody back.')
}

function checkScope({ kind }: Caller, { scopes }: TokenClaims): Check[] {
  if (kind === 'service-principal')
    return [consent, scope].map((of) => ok(of, 'An application acts as itself: it needs none.'))
  if (scopes.includes('user_impersonation'))
    return [
      ok(consent, 'You or an administrator allowed Lakedeck to call Azure Databricks as you.'),
      ok(scope, 'user_impersonation, the one that Databricks asks for.'),
    ]
  const found = scopes.join(' ') || 'no scope at all'
  return [
    unknown(consent, 'The token lacks the scope, so it does not show what was allowed.'),
    failed(
      scope,
      `The token has ${found}, and Databricks asks for user_impersonation.`,
      'App registrations > Lakedeck > API permissions: add AzureDatabricks > delegated > user_impersonation, grant admin consent, sign in again.',
    ),
  ]
}

function checkClaims({ assignedRoles }: Caller, token: TokenClaims, nowMs: number): Check {
  const { audience, issuer, tenantId, expiresAt, scopes } = token
  const facts = [
    { name: 'For whom (aud)', value: named(audience, databricksResourceId, 'AzureDatabricks') },
    { name: 'From whom (iss)', value: issuer ?? 'not told' },
    { name: 'Of which tenant (tid)', value: named(tenantId, env().tenantId, 'ours') },
    { name: 'Good until (exp)', value: endOf(expiresAt, nowMs) },
    { name: 'What for (scp)', value: scopes.join(' ') || 'none: an application’s own' },
    { name: 'Roles in Lakedeck (roles)', value: assignedRoles.join(', ') || rolesWords() },
  ]
  const wrong = wrongClaim(token)
  return wrong === null
    ? ok(claims, 'It is for Azure Databricks, from our tenant, and still good.', facts)
    : failed(claims, wrong, 'Check AZURE_AD_TENANT_ID and AZURE_CLOUD, then sign in again.', facts)
}

function wrongClaim({ audience, issuer, tenantId }: TokenClaims): string | null {
  if (audience !== databricksResourceId) return 'It is not for Azure Databricks.'
  if (tenantId !== env().tenantId) return 'It is of another tenant.'
  const expected = `${clouds[env().cloud].tokenIssuer}/${env().tenantId}/`
  return issuer === expected ? null : `It is not from ${expected}.`
}

const named = (value: string | null, expected: string, name: string) =>
  value === null ? 'not told' : value === expected ? `${value}: ${name}` : `${value}: not ${name}`

const endOf = (seconds: number | null, nowMs: number) =>
  seconds === null
    ? 'not told'
    : `${new Date(seconds * 1000).toISOString()}, ${formatRelative(seconds * 1000, nowMs)}`

const rolesWords = () =>
  env().appRoles === 'off'
    ? 'none, and none needed (APP_ROLES=off)'
    : 'none: this token can carry none of ours'
