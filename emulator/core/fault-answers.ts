import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Fault, FaultKind } from './faults'
import { patternBytes, patternHash } from './pattern-bytes'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

const htmlPage = (status: number): string =>
  `<!DOCTYPE html><html><head><title>${status} Bad Gateway</title></head>` +
  `<body><center><h1>${status} Bad Gateway</h1></center><hr><center>nginx</center></body></html>`

const send =
  (status: number, type: string, text: string, headers: Fault['headers'] = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(text)
  }

const sendJson = (status: number, body: unknown, headers?: Fault['headers']): Answer =>
  send(status, 'application/json', JSON.stringify(body), headers)

function answerStatus({ status = 500, body, headers }: Fault): Answer {
  return typeof body === 'string'
    ? send(status, 'text/plain; charset=utf-8', body, headers)
    : sendJson(status, body ?? {}, headers)
}

const answerRedirect = ({ status = 302, location = '/', headers }: Fault): Answer =>
  send(status, 'text/html; charset=utf-8', '', { location, ...headers })

/** The code and the optional header are the service's; so are the words, but for the limit they name. */
function answerRateLimit({ retryAfterSeconds, headers }: Fault): Answer {
  const retry: Fault['headers'] =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  const message =
    'Your request exceeded the rate limit of the workspace. Please retry after a while.'
  return sendJson(429, { error_code: 'REQUEST_LIMIT_EXCEEDED', message }, { ...retry, ...headers })
}

/** In these words on live workspaces, with the code as text (many public reports of "IP ACL"). */
function answerIpBlocked({ headers }: Fault): Answer {
  const message =
    'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for workspace: 7405612345678901'
  return sendJson(403, { error_code: '403', message }, headers)
}

const answerHtml = ({ status = 502, body, headers }: Fault): Answer =>
  send(
    status,
    'text/html; charset=utf-8',
    typeof body === 'string' ? body : htmlPage(status),
    headers,
  )

const answerGarbage = ({ status = 200, headers }: Fault): Answer =>
  send(status, 'application/json', '{"clusters":[{"cluster_id":', headers)

function stream(response: ServerResponse, count: number): void {
  const bytes = Readable.from(patternBytes(count), { objectMode: false })
  response.once('close', () => bytes.destroy())
  bytes.pipe(response)
}

const answerBytes =
  ({ status = 200, bytes = 0, headers }: Fault): Answer =>
  (_request, response) => {
    response.writeHead(status, {
      'content-type': 'application/octet-stream',
      'content-length': bytes,
      'x-emulator-sha256': patternHash(bytes),
      ...headers,
    })
    stream(response, bytes)
  }

const answerEndless =
  ({ status = 200, headers }: Fault): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/octet-stream', ...headers })
    stream(response, Infinity)
  }

const answerRaw =
  ({ body }: Fault): Answer =>
  ({ socket }) =>
    void socket.end(typeof body === 'string' ? body : '', 'latin1')

/** A token that came is told by its kind alone. */
const withoutToken = (headers: IncomingMessage['rawHeaders']) =>
  headers.map((text, index) =>
    headers[index - 1]?.toLowerCase() === 'authorization' && index % 2 === 1
      ? (text.split(' ')[0] ?? '')
      : text,
  )

async function tellWhatCame(request: IncomingMessage) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  const { method, url, rawHeaders } = request
  return {
    method,
    target: url,
    headers: withoutToken(rawHeaders),
    bytes,
    sha256: hash.digest('hex'),
  }
}

const answerEcho =
  ({ status = 200, headers }: Fault): Answer =>
  (request, response) =>
    void tellWhatCame(request).then(
      (what) => sendJson(status, what, headers)(request, response),
      // Who goes away in the middle of the body waits for no answer.
      () => response.destroy(),
    )

export const answers: Partial<Record<FaultKind, (fault: Fault) => Answer>> = {
  status: answerStatus,
  redirect: answerRedirect,
  'rate-limit': answerRateLimit,
  'ip-blocked': answerIpBlocked,
  hang: () => () => undefined,
  reset: () => (request) => void request.socket.destroy(),
  html: answerHtml,
  garbage: answerGarbage,
  bytes: answerBytes,
  endless: answerEndless,
  raw: answerRaw,
  echo: answerEcho,
}
