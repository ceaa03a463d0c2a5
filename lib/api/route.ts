import 'server-only'
import type { z, ZodType } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { refuseCrossSite } from '@/lib/auth/cross-site'
import { isDenied } from '@/lib/auth/denied-sessions'
import { callerForRequest } from '@/lib/auth/request-caller'
import { withRequestId } from '@/lib/databricks/request-scope'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { prefersCsv, toCsv, type CsvColumns } from './csv'
import { refuseByRole, type RouteKind } from './gate'
import { readIdempotencyKey } from './idempotency-key'
import { isExpected, toProblem } from './problem'
import { readInput, type PathParams } from './read-input'
import { requestIdOf } from './request-id'
import { csvResponse, jsonResponse, problemResponse } from './responses'

type ItemOf<Value> = Value extends { items: readonly (infer Item)[] } ? Item : never

export type RouteDeclaration<Input extends ZodType, Output extends ZodType> = {
  input: Input
  output: Output
  run: (
    caller: Caller,
    input: z.output<Input>,
    options: { signal: AbortSignal; idempotencyKey?: string },
  ) => Promise<z.input<Output>>
  /** By the method when left out: GET reads, everything else writes. */
  kind?: RouteKind
  /** For lists (`{ items }`): what `Accept: text/csv` gets. */
  csv?: CsvColumns<ItemOf<z.output<Output>>>
}

export type RouteHandler = (
  request: Request,
  context: { params: Promise<PathParams> },
) => Promise<Response>

/**
 * A route of our API, declared: who asks, may they, what do they ask, the verb, the answer. Sessions, bearers,
 * cross-site checks, roles, parsing and refusals are written here once.
 */
export function route<Input extends ZodType, Output extends ZodType>(
  declaration: RouteDeclaration<Input, Output>,
): RouteHandler {
  return (request, context) => {
    const requestId = requestIdOf(request.headers)
    return withRequestId(requestId, () => answer(declaration, request, context, requestId))
  }
}

async function answer<Input extends ZodType, Output extends ZodType>(
  declaration: RouteDeclaration<Input, Output>,
  request: Request,
  context: { params: Promise<PathParams> },
  requestId: string,
): Promise<Response> {
  const startedAt = Date.now()
  // A session that was refreshed on the way has to reach the browser with refusals too: Entra has already
  // replaced the old refresh token.
  let setCookies: string[] = []
  let sessionId: string | null = null
  let response: Response
  try {
    // Without a cookie there is nothing another site could abuse, and a script without a token gets its 401.
    if (request.headers.has('cookie')) refuseCrossSite(request)
    const found = await callerForRequest(request)
    setCookies = found.setCookies
    sessionId = found.caller.sessionId
    response = await runVerb(declaration, request, await context.params, found.caller, requestId)
  } catch (error) {
    response = request.signal.aborted ? left() : refused(error, requestId)
  }
  // Signed out while the verb ran: the browser must not get the session back.
  if (sessionId !== null && isDenied(sessionId)) setCookies = []
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie)
  log.info('api.request', {
    requestId,
    method: request.method,
    path: new URL(request.url, 'http://localhost').pathname,
    status: response.status,
    durationMs: Date.now() - startedAt,
  })
  return response
}

async function runVerb<Input extends ZodType, Output extends ZodType>(
  declaration: RouteDeclaration<Input, Output>,
  request: Request,
  params: PathParams,
  caller: Caller,
  requestId: string,
): Promise<Response> {
  const isQuestion = request.method === 'GET' || request.method === 'HEAD'
  refuseByRole(caller, declaration.kind ?? (isQuestion ? 'read' : 'write'))
  const idempotencyKey = isQuestion ? undefined : readIdempotencyKey(request.headers)
  const input = await readInput(declaration.input, request, params)
  const value = await declaration.run(caller, input, {
    signal: request.signal,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
  const output = checked(declaration.output, value, requestId)
  const wantsCsv = declaration.csv !== undefined && prefersCsv(request.headers.get('accept'))
  return wantsCsv && isList(output)
    ? csvResponse(
        toCsv(output.items, declaration.csv as CsvColumns<unknown>),
        requestId,
        output.nextPageToken ?? null,
      )
    : jsonResponse(output, requestId)
}

/** An answer that drifted from its schema still serves people better than none; a developer has to see it. */
function checked<Output extends ZodType>(
  schema: Output,
  value: z.input<Output>,
  requestId: string,
): unknown {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  log.error('api.output-drift', { requestId, issues: read.error.issues.slice(0, 10) })
  if (!env().isDevelopment) return value
  throw read.error
}

type List = { items: readonly unknown[]; nextPageToken?: string | null }
const isList = (value: unknown): value is List =>
  typeof value === 'object' && value !== null && Array.isArray((value as { items?: unknown }).items)

/** Nobody reads this any more; 499 is what the log calls a caller who left. */
const left = () => new Response(null, { status: 499 })

function refused(error: unknown, requestId: string): Response {
  if (!isExpected(error)) log.error('api.failed', { requestId, error })
  return problemResponse(toProblem(error, requestId))
}
