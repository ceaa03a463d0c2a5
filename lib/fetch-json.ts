import { isProblem, type Problem } from '@/lib/problem'

/** A refusal of our API, in the browser. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** Why something failed, for people: also when it was no refusal of ours, but a fault in the browser. */
export function problemOf(error: unknown): Problem | undefined {
  if (error === undefined || error === null) return undefined
  return error instanceof ProblemError ? error.problem : faultHere
}

// Longer than the server gives a workspace, so that its own words arrive first.
const timeoutMs = 30_000

/**
 * The browser's one fetch: our own API, on our own origin, as JSON. The header is what another site cannot
 * send. Throws ProblemError for every refusal, also when nothing answers.
 */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  return readAnswer<T>(await send(path, init, 'application/json'))
}

/** As `fetchJson`, for a file: its text. */
export async function fetchText(path: string, accept: string): Promise<string> {
  const response = await send(path, {}, accept)
  return response.ok ? response.text() : readAnswer<never>(response)
}

async function send(path: string, init: RequestInit, accept: string): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept', accept)
  headers.set('x-lakedeck', '1')
  if (init.body !== undefined && init.body !== null) headers.set('content-type', 'application/json')
  const timer = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([init.signal, timer]) : timer
  return fetch(path, {
    ...init,
    headers,
    signal,
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error
    throw new ProblemError(noAnswer)
  })
}

async function readAnswer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as T
  throw new ProblemError(isProblem(body) ? body : unreadable(response))
}

const noAnswer: Problem = {
  type: 'urn:lakedeck:problem:offline',
  title: 'No answer',
  status: 0,
  detail:
    'Lakedeck itself did not answer. Your connection may be down, or the server is restarting.',
  code: 'OFFLINE',
  requestId: '',
  action: 'retry',
}

const faultHere: Problem = {
  type: 'urn:lakedeck:problem:fault-in-page',
  title: 'This page failed',
  status: 0,
  detail: 'Something went wrong in this page. Load it again.',
  code: 'FAULT_IN_PAGE',
  requestId: '',
}

function unreadable(response: Response): Problem {
  return {
    type: 'urn:lakedeck:problem:unreadable',
    title: 'Unreadable answer',
    status: response.status,
    detail: `Something between you and Lakedeck answered in its place (${response.status}).`,
    code: 'UNREADABLE',
    requestId: response.headers.get('x-request-id') ?? '',
    action: 'retry',
  }
}
