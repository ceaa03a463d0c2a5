import { setTimeout as wait } from 'node:timers/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Fault } from './faults'

const htmlPage = (status: number): string =>
  `<!DOCTYPE html><html><head><title>${status} Bad Gateway</title></head>` +
  `<body><center><h1>${status} Bad Gateway</h1></center><hr><center>nginx</center></body></html>`

type Answer = (request: IncomingMessage, response: ServerResponse) => void

function answerStatus(fault: Fault): Answer {
  const status = fault.status ?? 500
  const isText = typeof fault.body === 'string'
  const text = isText ? String(fault.body) : JSON.stringify(fault.body ?? {})
  return (_request, response) => {
    response.writeHead(status, {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
      ...fault.headers,
    })
    response.end(text)
  }
}

function answerHtml(fault: Fault): Answer {
  const status = fault.status ?? 502
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...fault.headers })
    response.end(typeof fault.body === 'string' ? fault.body : htmlPage(status))
  }
}

function answerGarbage(fault: Fault): Answer {
  return (_request, response) => {
    response.writeHead(fault.status ?? 200, {
      'content-type': 'application/json',
      ...fault.headers,
    })
    response.end('{"clusters":[{"cluster_id":')
  }
}

const answers: Partial<Record<Fault['kind'], (fault: Fault) => Answer>> = {
  status: answerStatus,
  html: answerHtml,
  garbage: answerGarbage,
  hang: () => () => undefined,
  reset: () => (request) => void request.socket.destroy(),
}

/** Sends the first half of what the handler writes under the Content-Length of the whole. */
function truncating(response: ServerResponse): ServerResponse {
  const chunks: Buffer[] = []
  const collect = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') {
      chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      )
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const write = response.write.bind(response)
  response.write = (chunk: unknown, encoding?: unknown) => {
    collect(chunk, encoding)
    return true
  }
  const writeHead = response.writeHead.bind(response)
  let head: unknown[] | null = null
  response.writeHead = (...args: unknown[]) => {
    head = args
    return response
  }
  response.end = (chunk?: unknown, encoding?: unknown) => {
    collect(chunk, encoding)
    const whole = Buffer.concat(chunks)
    response.removeHeader('transfer-encoding')
    const [status = response.statusCode, ...more] = head ?? []
    const headers = more.find((part) => typeof part === 'object' && part !== null) ?? {}
    Reflect.apply(writeHead, response, [
      status,
      { ...headers, 'content-length': String(whole.length) },
    ])
    write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy())
    return response
  }
  return response
}

/** Lets the handler do its work, writes nothing of it, and then answers in its stead. */
function runUnseen(response: ServerResponse, answer: () => void): void {
  const swallow = { writeHead: () => response, write: () => true, setHeader: () => response }
  Object.assign(response, swallow, {
    end: () => {
      // The methods of the prototype come back when the object's own are gone.
      for (const name of ['writeHead', 'write', 'setHeader', 'end']) {
        Reflect.deleteProperty(response, name)
      }
      answer()
      return response
    },
  })
}

/** Answers a request as the fault says. Both listeners (Entra's and a workspace's) go through here. */
export async function applyFault(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
): Promise<void> {
  if (fault.delayMs) await wait(fault.delayMs)
  if (fault.kind === 'delay') return handle(request, response)
  if (fault.kind === 'truncate') return handle(request, truncating(response))
  const answer = answers[fault.kind]?.(fault)
  if (!answer) return handle(request, response)
  if (fault.when !== 'after') return answer(request, response)
  runUnseen(response, () => answer(request, response))
  return handle(request, response)
}
