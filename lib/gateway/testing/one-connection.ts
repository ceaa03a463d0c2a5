import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Writes these bytes to one connection, requests one after the other as a client that keeps it alive, and gives what
 * was answered as soon as there are that many answers; fewer when the connection ends before.
 */
export async function onOneConnection(
  port: number,
  requests: Iterable<string | Buffer>,
  count: number,
): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => {
      said += data.toString('latin1')
      if (statusesIn(said).length >= count) resolve()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  await once(socket, 'connect')
  for (const bytes of requests)
    if (!socket.write(bytes))
      await Promise.race([once(socket, 'drain').catch(() => null), answered])
  await answered
  socket.destroy()
  return said
}

export const statusesIn = (said: string): number[] =>
  [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** A body in so many chunks of 64 KiB, without a word of its length before. */
export function* inChunks(head: string, count: number): Generator<string | Buffer> {
  yield `${head}Transfer-Encoding: chunked\r\n\r\n`
  const part = Buffer.concat([
    Buffer.from('10000\r\n'),
    Buffer.alloc(65_536, 32),
    Buffer.from('\r\n'),
  ])
  for (let at = 0; at < count; at += 1) yield part
  yield '0\r\n\r\n'
}
