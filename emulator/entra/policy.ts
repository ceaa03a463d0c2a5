import type { interactionPolicy, KoaContextWithOIDC } from 'oidc-provider'
import type { Person } from '../seed/directory'
import { EntraError, refuse } from './aadsts'
import { describe } from './error-body'
import { readLoginHint } from './id-token'
import type { Foundations } from './parts'
import type { Registration } from './registrations'
import { factsOf } from './request'
import {
  asksStepUp,
  consentNeeded,
  lacksMfa,
  mfaNeeded,
  refusePerson,
  refuseUnassigned,
} from './rules'
import { askedScopeIn, readScope, type AskedScope } from './scopes'
import type { Tenant } from './tenant'

type Library = typeof import('oidc-provider')
type Policy = interactionPolicy.DefaultPolicy

/** Everything the checks below look at, once per request. */
type Situation = {
  tenant: Tenant
  client: Registration
  asked: AskedScope
  person: Person | undefined
  /** Milliseconds of the last sign-in of Entra's session. */
  signedInAt: number
  amr: readonly string[]
  /** Whether this very request has already brought a sign-in. */
  hasSignedIn: boolean
  hint: string | undefined
  maxAgeSeconds: number
  claims: string | undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function situationOf({ tenant }: Foundations, { oidc }: KoaContextWithOIDC): Situation {
  const params = oidc.params ?? {}
  const client = tenant.findRegistration(text(params.client_id) ?? '')
  if (!client) throw refuse(700016, text(params.client_id) ?? '', tenant.name)
  const session = oidc.session
  return {
    tenant,
    client,
    asked: readScope(tenant, client, askedScopeIn(params)),
    person: session?.accountId ? tenant.findPerson(session.accountId) : undefined,
    signedInAt: (session?.loginTs ?? 0) * 1000,
    amr: session?.amr ?? [],
    hasSignedIn: oidc.result?.login !== undefined,
    hint: text(params.login_hint),
    maxAgeSeconds: Number(params.max_age ?? Infinity),
    claims: text(params.entra_claims),
  }
}

/** The session no longer counts: revoked, or older than conditional access allows. */
function isStale({ tenant, person, signedInAt, hasSignedIn }: Situation): boolean {
  if (!person) return true
  if (signedInAt <= tenant.revokedAt(person)) return true
  const { signInFrequencySeconds } = tenant.settings
  const ageSeconds = (tenant.clock.now() - signedInAt) / 1000
  return !hasSignedIn && signInFrequencySeconds !== null && ageSeconds > signInFrequencySeconds
}

/** The application wants a sign-in younger than that (`max_age`). */
const isTooOld = ({ tenant, signedInAt, hasSignedIn, maxAgeSeconds }: Situation): boolean =>
  !hasSignedIn && (tenant.clock.now() - signedInAt) / 1000 > maxAgeSeconds

/** Another person is asked for than the one signed in. */
function isSomeoneElse({ person, hint, hasSignedIn }: Situation): boolean {
  if (!person || hint === undefined || hasSignedIn) return false
  return person.userName !== readLoginHint(hint).toLowerCase()
}

function needsMfa(situation: Situation): boolean {
  const { tenant, person, asked, amr, signedInAt, claims } = situation
  if (!person) return false
  if (asksStepUp(claims) && !amr.includes('mfa')) return true
  return lacksMfa(tenant, person, asked.resource, { amr, signedInAt })
}

const needsConsent = ({ tenant, person, client, asked }: Situation): boolean =>
  person !== undefined && !tenant.hasConsent(client, person, asked.resource)

/** The rules that no page can satisfy end the sign-in; the application is told. */
function refuseOutright({ tenant, person, client, asked }: Situation, isSilent: boolean): void {
  if (!person) return
  try {
    refusePerson(tenant, person)
    refuseUnassigned(tenant, person, client, asked.resource)
  } catch (refusal) {
    if (!(refusal instanceof EntraError)) throw refusal
    throw refusal.under(isSilent ? 'interaction_required' : 'access_denied')
  }
}

/**
 * When Entra asks a person for something, in its order: who they are, a second factor, their consent. What needs
 * no page passes silently; what `prompt=none` forbids to ask is refused with Entra's code.
 */
export function interactionsPolicy(foundations: Foundations, library: Library): Policy {
  const { Check, Prompt, base } = library.interactionPolicy

  const raise = (ctx: KoaContextWithOIDC, refusal: EntraError): never => {
    const { error, description } = describe(refusal, factsOf(ctx.req))
    throw new library.errors.CustomOIDCProviderError(error, description)
  }
  const guarded = (ctx: KoaContextWithOIDC, run: () => boolean): boolean => {
    try {
      return run()
    } catch (refusal) {
      if (refusal instanceof EntraError) return raise(ctx, refusal)
      throw refusal
    }
  }
  const check = (
    reason: string,
    isNeeded: (situation: Situation) => boolean,
    ifSilent: (situation: Situation) => EntraError,
  ) =>
    new Check(reason, reason, (ctx) =>
      guarded(ctx, () => {
        const situation = situationOf(foundations, ctx)
        if (!isNeeded(situation)) return false
        if (ctx.oidc.prompts.has('none')) throw ifSilent(situation)
        return true
      }),
    )
  const rules = new Check('rules', 'rules', (ctx) =>
    guarded(ctx, () => {
      refuseOutright(situationOf(foundations, ctx), ctx.oidc.prompts.has('none'))
      return false
    }),
  )

  const notSignedIn = () => refuse(50058)
  const policy = base()
  policy.clear()
  const login = new Prompt({ name: 'login', requestable: true })
  login.checks.add(check('no_session', isStale, notSignedIn))
  login.checks.add(check('login_hint', isSomeoneElse, notSignedIn))
  login.checks.add(check('max_age', isTooOld, notSignedIn))
  policy.add(login)
  policy.add(new Prompt({ name: 'select_account', requestable: true }))
  policy.add(
    new Prompt(
      { name: 'mfa', requestable: false },
      rules,
      check('second_factor', needsMfa, ({ asked }) => mfaNeeded(asked.resource)),
    ),
  )
  policy.add(
    new Prompt(
      { name: 'consent', requestable: true },
      check('not_consented', needsConsent, ({ client }) =>
        consentNeeded(client).under('consent_required'),
      ),
    ),
  )
  return policy
}
