import { methods } from './methods'
import { noSuchPath } from './no-such-path'

const request = (method: string) => new Request('http://localhost/api/databricks/x', { method })
const context = { params: Promise.resolve({}) }
const handlers = methods({ GET: () => Promise.resolve(new Response('here')) })

it('serves what is declared', async () => {
  expect(await (await handlers.GET(request('GET'), context)).text()).toBe('here')
})

it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'refuses %s in our own words and says what is possible',
  async (method) => {
    const response = await handlers[method](request(method), context)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405 })
  },
)

it('answers OPTIONS without a body', async () => {
  const response = await handlers.OPTIONS(request('OPTIONS'), context)
  expect(response.status).toBe(204)
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
})

it('answers in JSON where there is nothing', async () => {
  const response = await noSuchPath(request('GET'))
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'NO_SUCH_PATH' })
})
