import { connect } from 'node:net'

/** Sends a request line exactly as it is, which no HTTP client would; gives the status, 0 for no answer. */
export function sendLine(
  port: number,
  method: string,
  target: string,
  headers: Record<string, string>,
): Promise<number> {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')),
    )
    socket.on('data', (data) => (said += data.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)))
  })
}
