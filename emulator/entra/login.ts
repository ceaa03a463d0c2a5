import type { InteractionResults } from 'oidc-provider'
import type { Person } from '../seed/directory'
import { refuse, type EntraError } from './aadsts'
import { describe } from './error-body'
import { readLoginHint } from './id-token'
import { approvalPage, consentPage } from './pages/consent'
import { errorPage } from './pages/error'
import type { Page } from './pages/layout'
import { demoCode, secondFactorPage } from './pages/second-factor'
import { sendPage } from './pages/send'
import { passwordPage, pickerPage, userNamePage } from './pages/sign-in'
import type { Context, Parts } from './parts'
import { asProviderRefusal } from './provider-errors'
import type { Registration, Resource } from './registrations'
import { factsOf, nameCaller, readForm, type Form } from './request'
import { askedScopeIn, readScope } from './scopes'

const wrongPassword =
  'Your account or password is incorrect. If you don’t remember your password, reset it now.'
const wrongUserName =
  'This username may be incorrect. Make sure you typed it correctly. Otherwise, contact your admin.'

type Interaction = Awaited<ReturnType<Parts['provider']['interactionDetails']>>

/** One page of a sign-in under way. */
type Step = {
  parts: Parts
  ctx: Context
  interaction: Interaction
  client: Registration
  resource: Resource
  /** Whom Entra's session holds now. */
  person: Person | undefined
}

async function openStep(parts: Parts, ctx: Context): Promise<Step> {
  const { tenant, provider } = parts
  const interaction = await provider.interactionDetails(ctx.req, ctx.res)
  const clientId = String(interaction.params.client_id)
  const client = tenant.findRegistration(clientId)
  if (!client) throw refuse(700016, clientId, tenant.name)
  nameCaller(ctx, client.clientId)
  const { resource } = readScope(tenant, client, askedScopeIn(interaction.params))
  const accountId = interaction.session?.accountId
  const person = accountId ? tenant.findPerson(accountId) : undefined
  return { parts, ctx, interaction, client, resource, person }
}

function show({ ctx, interaction }: Step, page: Page): void {
  const { redirect_uri: redirectUri } = interaction.params
  const formTargets = typeof redirectUri === 'string' ? [new URL(redirectUri).origin] : []
  sendPage(ctx, { ...page, formTargets })
}

/** Gives oidc-provider the outcome, and sends the browser on. */
async function finish(step: Step, result: InteractionResults): Promise<void> {
  const { parts, ctx, interaction } = step
  const returnTo = await parts.provider.interactionResult(ctx.req, ctx.res, result)
  const before = interaction.session
  const after = result.login?.accountId
  if (before?.uid && after !== undefined && after !== before.accountId) {
    // Another person takes over the session. oidc-provider would ask with a page that needs a script.
    const nobody = { accountId: undefined, authorizations: undefined }
    parts.store.update('Session', ({ uid }) => uid === before.uid, nobody)
  }
  ctx.status = 303
  ctx.redirect(returnTo)
  ctx.status = 303
}

async function finishRefused(step: Step, refusal: EntraError): Promise<void> {
  const { error, description } = describe(refusal, factsOf(step.ctx.req))
  await finish(step, { error, error_description: description })
}

async function finishLogin(step: Step, person: Person, amr: readonly string[]): Promise<void> {
  const ts = step.parts.tenant.clock.now() / 1000
  nameCaller(step.ctx, person.userName)
  await finish(step, {
    login: { accountId: person.objectId, amr: [...amr], ts, remember: false },
    select_account: {},
  })
}

/** Which page of "who are you" the address asks for: `?user=`, `?other=1`, `?pick=1` or none of them. */
function showWho(step: Step): void {
  const { parts, ctx, client, interaction, person } = step
  const { user, other, pick } = ctx.query
  const hint = interaction.params.login_hint
  const hinted = typeof hint === 'string' && !pick && !other ? readLoginHint(hint) : undefined
  const userName = typeof user === 'string' ? user : hinted
  if (other || userName !== undefined) {
    const known = parts.tenant.findPersonByUserName(userName ?? '')
    if (known && !other) return show(step, passwordPage(known))
    const error = userName === undefined ? undefined : wrongUserName
    return show(step, userNamePage(client.displayName, userName ?? '', error))
  }
  return show(step, pickerPage(client.displayName, person?.objectId))
}

const goTo = (ctx: Context, query: Record<string, string>): void => {
  ctx.redirect(`${ctx.path}?${new URLSearchParams(query)}`)
  ctx.status = 303
}

async function answerWho(step: Step, form: Form): Promise<void> {
  const { parts, ctx, interaction, person, client } = step
  const account = form.get('account')
  if (account === 'other') return goTo(ctx, { other: '1' })
  if (account !== undefined) {
    const picked = parts.tenant.findPerson(account)
    const isSignedIn = picked !== undefined && picked === person
    if (isSignedIn && interaction.prompt.name === 'select_account') {
      return finish(step, { select_account: {} })
    }
    return goTo(ctx, picked ? { user: picked.userName } : { pick: '1' })
  }
  const typed = form.get('login') ?? form.get('loginfmt') ?? ''
  const known = parts.tenant.findPersonByUserName(typed)
  if (!known) return show(step, userNamePage(client.displayName, typed, wrongUserName))
  const password = form.get('passwd')
  if (password === undefined) return goTo(ctx, { user: known.userName })
  if (password !== known.password) return show(step, passwordPage(known, wrongPassword))
  return finishLogin(step, known, ['pwd'])
}

/** The number of a page stays the same when it is shown again. */
const pageNumber = (uid: string): number => 10 + (Buffer.from(uid).reduce((a, b) => a + b, 0) % 90)

async function answerSecondFactor(step: Step, person: Person, form: Form): Promise<void> {
  const isRight = form.get('decision') === 'approve' || form.get('otc')?.trim() === demoCode
  if (isRight) return finishLogin(step, person, ['pwd', 'mfa'])
  const error = 'You didn’t enter the expected verification code. Please try again.'
  show(step, secondFactorPage(person, pageNumber(step.interaction.uid), error))
}

const mayConsent = ({ parts }: Step, person: Person): boolean =>
  !parts.tenant.settings.adminConsentRequired || parts.tenant.isAdministrator(person)

async function answerConsent(step: Step, person: Person, form: Form): Promise<void> {
  const { parts, client, resource } = step
  const isAdministrator = parts.tenant.isAdministrator(person)
  if (!mayConsent(step, person)) return finishRefused(step, refuse(90094, client.displayName))
  if (form.get('decision') !== 'accept') return finishRefused(step, refuse(65004))
  const forEverybody = isAdministrator && form.get('everybody') === 'yes'
  parts.tenant.consent(person, resource, forEverybody)
  return finish(step, { consent: {} })
}

function showConsent(step: Step, person: Person): void {
  const { client, resource, parts } = step
  const isAdministrator = parts.tenant.isAdministrator(person)
  if (!mayConsent(step, person)) return show(step, approvalPage(person, client))
  show(step, consentPage(person, client, resource, isAdministrator))
}

function showStep(step: Step): void {
  const { interaction, person, ctx } = step
  const isWho = ['login', 'select_account'].includes(interaction.prompt.name)
  const isSwitching = ctx.query.pick ?? ctx.query.user ?? ctx.query.other
  if (isWho || isSwitching !== undefined || !person) return showWho(step)
  if (interaction.prompt.name === 'consent') return showConsent(step, person)
  show(step, secondFactorPage(person, pageNumber(interaction.uid)))
}

async function answerStep(step: Step): Promise<void> {
  const { interaction, person, ctx } = step
  const form = await readForm(ctx)
  const isWho = ['account', 'login', 'loginfmt'].some((name) => form.has(name))
  if (isWho || !person) return answerWho(step, form)
  if (interaction.prompt.name === 'consent') return answerConsent(step, person, form)
  if (interaction.prompt.name === 'mfa') return answerSecondFactor(step, person, form)
  return showStep(step)
}

/** GET and POST /<tenant>/login/<id>: the pages of a sign-in. */
export async function answerLogin(parts: Parts, ctx: Context): Promise<void> {
  try {
    const step = await openStep(parts, ctx)
    if (ctx.method === 'POST') await answerStep(step)
    else showStep(step)
  } catch (thrown) {
    const isError = thrown instanceof Error
    const refusal = isError ? asProviderRefusal(thrown) : refuse(90033)
    sendPage(ctx, errorPage(refusal, factsOf(ctx.req)), refusal.status)
  }
}
