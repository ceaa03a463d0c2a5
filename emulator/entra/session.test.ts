import { app, people } from '../seed/directory'
import { claimsOf, EntraProcess, lakedeck } from './testing/entra-process'
import { answerOf, redirectUri, Visitor } from './testing/visitor'

const [ada, ben] = people
let entra: EntraProcess
let visitor: Visitor

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(async () => {
  await entra.reset()
  visitor = new Visitor(entra)
  await visitor.signIn(ben!.objectId)
})
afterAll(() => entra.stop())

const whoIs = async (code: string | undefined): Promise<Record<string, unknown>> => {
  const { body } = await entra.token({
    ...lakedeck,
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: redirectUri,
    code_verifier: visitor.verifier,
  })
  return claimsOf(body.id_token)
}

describe('an existing session', () => {
  it('signs in again without a page, also silently', async () => {
    const again = answerOf(await visitor.authorize())
    const silent = answerOf(await visitor.authorize({ prompt: 'none' }))
    expect((await whoIs(again.code)).preferred_username).toBe('ben@contoso.example')
    expect((await whoIs(silent.code)).preferred_username).toBe('ben@contoso.example')
  })

  it('keeps its sid over applications and sign-ins', async () => {
    const first = await whoIs(answerOf(await visitor.authorize()).code)
    const second = await whoIs(answerOf(await visitor.authorize()).code)
    expect(second.sid).toBe(first.sid)
  })

  it('shows who is signed in at prompt=select_account, and takes that tile without a password', async () => {
    const picker = await visitor.authorize({ prompt: 'select_account' })
    expect(picker.text).toContain('Pick an account')
    expect(picker.text).toContain('Signed in')
    const done = await visitor.submit(picker, { account: ben!.objectId })
    expect(answerOf(done).code).toBeDefined()
  })

  it('changes to another person at prompt=select_account, with their password', async () => {
    const picker = await visitor.authorize({ prompt: 'select_account' })
    const password = await visitor.submit(picker, { account: ada!.objectId })
    expect(password.text).toContain('Enter password')
    const done = await visitor.submit(password, { passwd: 'demo' })
    expect((await whoIs(answerOf(done).code)).preferred_username).toBe('ada@contoso.example')
    const again = answerOf(await visitor.authorize({ prompt: 'none' }))
    expect((await whoIs(again.code)).preferred_username).toBe('ada@contoso.example')
  })

  it('asks for the password again at prompt=login', async () => {
    const picker = await visitor.authorize({ prompt: 'login' })
    const password = await visitor.submit(picker, { account: ben!.objectId })
    expect(password.text).toContain('Enter password')
    expect(answerOf(await visitor.submit(password, { passwd: 'demo' })).code).toBeDefined()
  })

  it('is not used for another person than login_hint names', async () => {
    const page = await visitor.authorize({ login_hint: 'ada@contoso.example' })
    expect(page.text).toContain('Enter password')
    const silent = await visitor.authorize({ login_hint: 'ada@contoso.example', prompt: 'none' })
    expect(answerOf(silent).error_description).toContain('AADSTS50058:')
    const same = await visitor.authorize({ login_hint: 'Ben@contoso.example' })
    expect(answerOf(same).code).toBeDefined()
  })

  it('takes back the login_hint claim of its id token', async () => {
    const { login_hint } = await whoIs(answerOf(await visitor.authorize()).code)
    const done = await visitor.authorize({ login_hint: String(login_hint), prompt: 'none' })
    expect(answerOf(done).code).toBeDefined()
  })

  it('no longer counts when the application wants a younger one', async () => {
    expect(answerOf(await visitor.authorize({ max_age: '60', prompt: 'none' })).code).toBeDefined()
    await entra.advance(61_000)
    const silent = answerOf(await visitor.authorize({ max_age: '60', prompt: 'none' }))
    expect(silent.error_description).toContain('AADSTS50058:')
    expect((await visitor.authorize({ max_age: '60' })).text).toContain('Pick an account')
    expect((await visitor.authorize({ max_age: '0' })).text).toContain('Pick an account')
  })

  it('no longer counts after the sign-in frequency of conditional access', async () => {
    await entra.settings({ signInFrequencySeconds: 3600 })
    expect(answerOf(await visitor.authorize({ prompt: 'none' })).code).toBeDefined()
    await entra.advance(3_601_000)
    expect(answerOf(await visitor.authorize({ prompt: 'none' })).error).toBe('login_required')
    const page = await visitor.authorize()
    const password = await visitor.submit(page, { account: ben!.objectId })
    expect(answerOf(await visitor.submit(password, { passwd: 'demo' })).code).toBeDefined()
  })

  it('ends when an administrator revokes it', async () => {
    await entra.settings({ revokeSessions: 'ben' })
    expect(answerOf(await visitor.authorize({ prompt: 'none' })).error).toBe('login_required')
    expect((await visitor.authorize()).text).toContain('Pick an account')
  })
})

describe('signing out', () => {
  const logout = (query: Record<string, string>) =>
    visitor.visit(`${entra.url('oauth2/v2.0/logout')}?${new URLSearchParams(query)}`)

  it('ends the session and goes on to a registered address', async () => {
    const target = 'http://localhost:3000/signed-out'
    const done = await logout({
      post_logout_redirect_uri: target,
      state: 's',
      client_id: app.clientId,
    })
    expect(done.location).toBe(`${target}?state=s`)
    expect(visitor.cookieNames).not.toContain('ESTSAUTH')
    expect((await visitor.authorize()).text).toContain('Pick an account')
  })

  it.each([
    'https://evil.example/',
    'http://localhost:3000/else',
    'javascript:alert(1)',
    '//evil.example',
  ])('stays here when asked to go on to %s', async (target) => {
    const done = await logout({ post_logout_redirect_uri: target })
    expect(done.location).toBeNull()
    expect(done.text).toContain('You signed out of your account')
    expect((await visitor.authorize()).text).toContain('Pick an account')
  })

  it('leaves refresh tokens alone, as Entra does', async () => {
    const { code = '' } = answerOf(await visitor.authorize())
    const { body } = await entra.token({
      ...lakedeck,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: visitor.verifier,
    })
    await logout({})
    const refreshed = await entra.token({
      ...lakedeck,
      grant_type: 'refresh_token',
      refresh_token: String(body.refresh_token),
    })
    expect(refreshed.status).toBe(200)
  })
})
