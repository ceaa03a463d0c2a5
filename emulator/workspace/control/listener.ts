import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isFromForeignPage } from '../../core'
import { toJson } from '../../core/json'
import { readBody } from '../../core/request-body'
import { endpoints, type ControlServices } from './endpoints'
import { ControlError } from './read'

const prefix = '/_emulator/'

/** Takes the control paths; everything else goes on to the workspace behind it. */
export function withControl(
  services: ControlServices,
  workspace: RequestListener,
): RequestListener {
  return (request, response) => {
    if (request.url?.startsWith(prefix)) void control(services, request, response)
    else workspace(request, response)
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(`${toJson(value)}\n`)
}

async function control(
  services: ControlServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (isFromForeignPage(request)) throw new ControlError('not from a page of another site', 403)
    send(response, 200, (await run(services, request)) ?? {})
  } catch (error) {
    if (!(error instanceof ControlError)) console.error('The emulator failed:', error)
    const isOurs = error instanceof ControlError
    send(response, isOurs ? error.status : 500, {
      error: isOurs ? error.message : 'the emulator failed; see its output',
    })
  }
}

async function run(services: ControlServices, request: IncomingMessage): Promise<unknown> {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const endpoint = endpoints[`${request.method} ${path}`]
  if (!endpoint) {
    const known = Object.keys(endpoints).join(', ')
    throw new ControlError(`there is no '${request.method} ${path}'; there are: ${known}`, 404)
  }
  const body = readJson(await readBody(request))
  return endpoint(services, { body, query: new URLSearchParams(query) })
}

function readJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError('the body is not JSON')
  }
}
