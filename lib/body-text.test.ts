import { bodyText } from './body-text'

const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost:3000', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)

/** A body that never ends, as somebody with bad intentions sends it. */
function endless() {
  let sent = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1024
      controller.enqueue(new Uint8Array(1024).fill(97))
    },
  })
  return { stream, sent: () => sent }
}

test('a body up to the limit is read whole, characters of several bytes too', async () => {
  expect(await bodyText(request('aé€'), 6)).toBe('aé€')
  expect(await bodyText(request(null), 6)).toBe('')
})

test('a body over the limit is none, whether it says so or not', async () => {
  expect(await bodyText(request('aé€'), 5)).toBeNull()
  expect(await bodyText(request('a', { 'content-length': '7' }), 6)).toBeNull()
})

test('a body without end is left where the limit is', async () => {
  const { stream, sent } = endless()
  expect(await bodyText(request(stream), 10_000)).toBeNull()
  expect(sent()).toBeLessThan(20_000)
})
