import { emulator } from '../emulator'
import { sessionCookies, signInAtEntra } from '../fixtures'
import { startDoors } from './doors'
import { daemonToken, databricksToken, lakedeckToken, tokenOf } from './tokens'
import { expect, test, type Way } from './ways'
import { Wire } from './wire'

test.describe.configure({ mode: 'default' })

const me = '/api/2.0/preview/scim/v2/Me'
const doorsOf = (ways: Way[]) => ways.filter(({ name }) => name !== 'straight')

async function told({ origin }: Pick<Way, 'origin'>, token: string) {
  const answer = await fetch(origin + me, { headers: { authorization: `Bearer ${token}` } })
  const body = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, challenge: answer.headers.get('www-authenticate'), body }
}

/** Which calls of the workspace's API arrived there; its discovery document is asked for by the server itself. */
const arrived = async () =>
  (await emulator.calls({ service: 'prod' })).filter(({ path }) => path.startsWith('/api/'))

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object

const unsigned = (token: string) => `${part({ alg: 'none', typ: 'JWT' })}.${part(claimsOf(token))}.`
function changed(token: string, changes: object): string {
  const [header, , signature] = token.split('.')
  return `${header}.${part({ ...claimsOf(token), ...changes })}.${signature}`
}

test('each bearer that is no good is refused by both doors in its own words, and reaches no workspace', async ({
  ways,
  page,
  context,
}) => {
  test.setTimeout(90_000)
  await signInAtEntra(page, 'ben')
  const [session] = await sessionCookies(context)
  await page.goto('about:blank')
  await emulator.settings({ accessTokenSeconds: 1 })
  const short = await databricksToken('ben')
  await emulator.settings({ accessTokenSeconds: 4_200 })
  const good = await databricksToken('ben')
  const graph = '00000003-0000-0000-c000-000000000000'
  const bearers: Record<string, [string, RegExp]> = {
    forged: [changed(good, { oid: 'a0a0a0a0-1111-4aaa-8aaa-0000000000a1' }), /signature does not/],
    unsigned: [unsigned(good), /not signed/],
    'of another tenant': [
      changed(good, { tid: '99999999-9999-4999-8999-999999999999' }),
      /another tenant/,
    ],
    expired: [short, /has expired/],
    'for another service': [await tokenOf('ben', 'https://graph.microsoft.com'), /another service/],
    'for another application': [await tokenOf('ben', graph), /another application/],
    'a session cookie': [session?.value ?? '', /session cookie/],
    'a personal access token': [`dapi${'0'.repeat(32)}-2`, /Personal access tokens/],
  }
  // A clock may be ten seconds off.
  const wordsFor = async (door: Way, token: string) => (await told(door, token)).body.message
  for (const door of doorsOf(ways))
    await expect.poll(() => wordsFor(door, short), { timeout: 20_000 }).toMatch(/has expired/)
  await emulator.forgetCalls()
  for (const door of doorsOf(ways)) {
    for (const [what, [token, words]] of Object.entries(bearers)) {
      const { status, challenge, body } = await told(door, token)
      expect([status, challenge], `${what} at the ${door.name}`).toEqual([401, 'Bearer'])
      expect(body.message, `${what} at the ${door.name}`).toMatch(words)
    }
  }
  expect(await arrived()).toEqual([])
})

test('a token for Lakedeck itself is exchanged once, and the person asks the workspace', async ({
  ways,
}) => {
  for (const door of doorsOf(ways)) {
    await emulator.reset()
    const token = await lakedeckToken('ben')
    const asked = (await emulator.calls({ service: 'entra' })).length
    const answers = await Promise.all([1, 2, 3].map(() => told(door, token)))
    for (const { body } of answers) expect(body.userName).toBe('ben@contoso.example')
    const exchanges = (await emulator.calls({ service: 'entra' })).slice(asked)
    expect(exchanges.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1)
  }
})

test('where Entra wants a second factor, the script is told what to ask Entra for', async ({
  ways,
}) => {
  const token = await lakedeckToken('eve')
  for (const door of doorsOf(ways)) {
    const { status, challenge, body } = await told(door, token)
    expect({ status, code: body.error_code }).toEqual({ status: 401, code: 'INTERACTION_REQUIRED' })
    const [, claims = ''] =
      /^Bearer error="insufficient_claims", claims="([^"]+)"$/.exec(challenge ?? '') ?? []
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token')
  }
  expect(await arrived()).toEqual([])
})

test('a service principal asks as itself, and is called what it is', async ({ ways }) => {
  const { daemon } = await emulator.info()
  const token = await daemonToken()
  for (const door of doorsOf(ways)) {
    expect((await told(door, token)).body).toMatchObject({ userName: daemon.clientId })
    const own = await fetch(`${door.origin}/api/databricks/workspaces/prod/me`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(await own.json()).toMatchObject({
      kind: 'service-principal',
      principalName: daemon.clientId,
    })
  }
})

test('with ALLOW_PAT=1 a personal access token asks as its owner, and one that is none does not', async ({
  ways,
}) => {
  const [straight] = ways
  const { send } = new Wire(straight?.origin ?? '', await databricksToken('ben'))
  const made = await send('/api/2.0/token/create', { method: 'POST', body: { comment: 'story' } })
  const { token_value } = JSON.parse(made.text) as { token_value: string }
  const { doors, stop } = await startDoors({ ALLOW_PAT: '1' }, 4)
  try {
    for (const door of doors) {
      expect((await told(door, token_value)).body).toMatchObject({
        userName: 'ben@contoso.example',
      })
      expect((await told(door, `dapi${'0'.repeat(32)}-2`)).status).toBe(403)
    }
  } finally {
    await stop()
  }
})
