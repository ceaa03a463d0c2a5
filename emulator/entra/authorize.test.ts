import { people } from '../seed/directory'
import { claimsOf, EntraProcess, lakedeck } from './testing/entra-process'
import { answerOf, redirectUri, Visitor } from './testing/visitor'

const [, ben] = people
let entra: EntraProcess

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(() => entra.reset())
afterAll(() => entra.stop())

const redeem = (visitor: Visitor, code: string) =>
  entra.token({
    ...lakedeck,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: visitor.verifier,
    client_info: '1',
  })

it('signs Ben in by tile and password, and gives his tokens for the code', async () => {
  const visitor = new Visitor(entra)
  const done = await visitor.signIn(ben!.objectId)
  const answer = answerOf(done)
  const { status, body } = await redeem(visitor, answer.code ?? '')
    body,
    claimsOf(body.access_token),
    claimsOf(body.id_token),
    String(body.access_token).length,
    String(body.refresh_token).length,
  )
  expect(status).toBe(200)
})
