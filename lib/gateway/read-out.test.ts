import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { readOutAfter } from './read-out'
import { onOneConnection, statusesIn } from './testing/one-connection'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function listen(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const part = Buffer.alloc(64 * 1024, 97)
const question = 'GET /next HTTP/1.1\r\nHost: x\r\n\r\n'
const head = (framing: string) => `POST / HTTP/1.1\r\nHost: x\r\n${framing}\r\n\r\n`

const leaves = async (request: IncomingMessage) => {
  for await (const _ of request.iterator({ destroyOnReturn: false })) return
}
const holds = (request: IncomingMessage) => request[Symbol.asyncIterator]().next()

test.each([
  ['left', leaves],
  ['held on to', holds],
])('the next question is answered after a body that was begun and %s', async (_, readFirst) => {
  const port = await listen((request, response) => {
    readOutAfter(request, response)
    if (request.method === 'GET') response.end()
    else void readFirst(request).then(() => response.writeHead(413).end())
  })
  const body = Array.from({ length: 64 }, () => part)
  const begun = head(`Content-Length: ${part.length * body.length}`)
  expect(statusesIn(await onOneConnection(port, [begun, ...body, question], 2))).toEqual([413, 200])
})

test.each([
  ['for too long', { forMs: 50 }],
  ['too much', { bytes: 100 }],
])('who sends on and on after a refusal, %s, is cut off', async (_what, limits) => {
  const port = await listen((request, response) => {
    readOutAfter(request, response, limits)
    void leaves(request).then(() => response.writeHead(413).end())
  })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  let said = ''
  socket.on('data', (data: Buffer) => (said += data.toString('latin1')))
  socket.write(head('Transfer-Encoding: chunked'))
  const sending = setInterval(() => socket.write('3\r\nabc\r\n'), 5)
  // Not by once(): that a reset is an error is no failure here.
  await new Promise((resolve) => socket.on('close', resolve))
  clearInterval(sending)
  expect(statusesIn(said)).toEqual([413])
})

test('a body that was read whole is left alone', async () => {
  const port = await listen((request, response) => {
    readOutAfter(request, response, { forMs: 0 })
    request.resume().once('end', () => response.end())
  })
  const whole = head('Content-Length: 3') + 'abc'
  expect(statusesIn(await onOneConnection(port, [whole, whole], 2))).toEqual([200, 200])
})
