import 'server-only'
import { setMaxListeners } from 'node:events'
import type { z, ZodType } from 'zod'
import { auditAnswered } from '@/lib/audit'
import type { Caller } from '@/lib/auth/caller'
import { refuseCrossSite } from '@/lib/auth/cross-site'
import { isDenied } from '@/lib/auth/denied-sessions'
import { cookiesOf } from '@/lib/auth/errors'
import { callerForRequest } from '@/lib/auth/request-caller'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { workspacesOf } from '@/lib/databricks/workspaces'
import { changeOfRequest, withRequestId } from '@/lib/databricks/request-scope'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { admit } from '@/lib/policy/admit'
import type { CallKind } from '@/lib/policy/permit'
import { preferredForm, type DocumentForm, type Form } from './accept'
import { toCsv, type CsvColumns } from './csv'
import { tellGaps } from './gaps'
import { readIdempotencyKey } from './idempotency-key'
import { toNdjson } from './ndjson'
import type { Described } from './openapi/operation'
import { isExpected, toProblem } from './problem'
import { readInput, type PathParams } from './read-input'
import { requestIdOf } from './request-id'
import { documentResponse, jsonResponse, linesResponse, problemResponse } from './responses'

type ItemOf<Value> = Value extends { items: readonly (infer Item)[] } ? Item : never

export type RouteDeclaration<Input extends z.ZodObject, Output extends ZodType> = {
  /** A short imperative sentence without its full stop: `List clusters`. The API's description shows it. */
  summary: string
  input: Input
  output: Output
  run: (
    caller: Caller,
    input: z.output<Input>,
    options: {
      signal: AbortSignal
      idempotencyKey?: string
      /** Adds a `Set-Cookie` to the answer, if the verb succeeds. */
      setCookie: (cookie: string) => void
    },
  ) => Promise<z.input<Output>>
  /** By the method when left out: GET reads, everything else writes. What nothing brings back is `dangerous`. */
  kind?: CallKind
  /** The verb hands an `Idempotency-Key` on, so that what is asked twice with one key happens once. */
  takesKey?: boolean
  /** For lists (`{ items }`): what `Accept: text/csv` gets. */
  csv?: CsvColumns<ItemOf<z.output<Output>>>
  /** What the answer lacks, of a kind that may be a part; such a part must not pass for the whole as CSV either. */
  gaps?: (output: z.output<Output>) => readonly string[]
  /** Files for people, for `Accept: text/markdown` and `text/html`; always an attachment. */
  document?: {
    /** Without its ending: letters, digits and dashes. */
    name: (output: z.output<Output>) => string
    write: Record<DocumentForm, (output: z.output<Output>) => string>
  }
}

/** Next gives no params to the handler of a path that has none. */
export type RouteContext = { params: Promise<PathParams | undefined> }

export type RouteHandler = {
  (request: Request, context: RouteContext): Promise<Response>
  /** Of those that `route()` made; the API's description reads it. */
  declaration?: Described
}

/**
 * A route of our API, declared: who asks, may they, what do they ask, the verb, the answer. Sessions, bearers,
 * cross-site checks, roles, parsing and refusals are written here once.
 */
export function route<Input extends z.ZodObject, Output extends ZodType>(
  declaration: RouteDeclaration<Input, Output>,
): RouteHandler {
  const handler: RouteHandler = (request, context) => {
    const requestId = requestIdOf(request.headers)
    return withRequestId(requestId, () => answer(declaration, request, context, requestId))
  }
  handler.declaration = declaration
  return handler
}

type Asked<Input extends z.ZodObject, Output extends ZodType> = {
  declaration: RouteDeclaration<Input, Output>
  request: Request
  params: PathParams
  requestId: string
  startedAt: number
  /** Of the answer, as they come together. */
  cookies: string[]
}

async function answer<Input extends z.ZodObject, Output extends ZodType>(
  declaration: RouteDeclaration<Input, Output>,
  request: Request,
  context: RouteContext,
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
    setCookies = [...found.setCookies]
    sessionId = found.caller.sessionId
    const params = (await context.params) ?? {}
    const asked = { declaration, request, params, requestId, startedAt, cookies: setCookies }
    response = await answerCaller(asked, found.caller)
  } catch (error) {
    setCookies = [...setCookies, ...cookiesOf(error)]
    response = refused(error, request, requestId)
  }
  // Signed out while the verb ran: the browser must not get the session back.
  if (sessionId !== null && isDenied(sessionId)) setCookies = []
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie)
  log.info('api.request', {
    requestId,
    method: request.method,
    path: pathOf(request),
    status: response.status,
    durationMs: Date.now() - startedAt,
  })
  return response
}

const pathOf = ({ url }: Request) => new URL(url, 'http://localhost').pathname

const isQuestion = ({ method }: Request) => method === 'GET' || method === 'HEAD'

/** From here on it is known who asks, so a change is on record whatever comes of it. */
async function answerCaller<Input extends z.ZodObject, Output extends ZodType>(
  asked: Asked<Input, Output>,
  caller: Caller,
): Promise<Response> {
  const { declaration, request, params, requestId, startedAt } = asked
  const { record, refusal } = await admit({
    caller,
    workspace: namedWorkspace(caller, params),
    method: request.method,
    target: pathOf(request),
    kind: declaration.kind ?? (isQuestion(request) ? 'read' : 'write'),
    requestId,
  })
  const response = refusal
    ? refused(refusal, request, requestId)
    : await runVerb(asked, caller).catch((error: unknown) => refused(error, request, requestId))
  auditAnswered({
    ...record,
    status: response.status,
    upstreamRequestId: changeOfRequest(),
    durationMs: Date.now() - startedAt,
  })
  return response
}

/** A name the caller has no workspace for is nobody's budget; the verb refuses it. */
const namedWorkspace = (caller: Caller, { workspace }: PathParams): WorkspaceAlias | null =>
  workspacesOf(caller).find(({ alias }) => alias === workspace)?.alias ?? null

async function runVerb<Input extends z.ZodObject, Output extends ZodType>(
  { declaration, request, params, requestId, cookies }: Asked<Input, Output>,
  caller: Caller,
): Promise<Response> {
  const idempotencyKey = declaration.takesKey ? readIdempotencyKey(request.headers) : undefined
  const input = await readInput(declaration.input, request, params)
  // A verb may ask many workspaces at once, each with an ear for the caller who leaves; that is no leak.
  setMaxListeners(1_000, request.signal)
  const wanted: string[] = []
  const value = await declaration.run(caller, input, {
    signal: request.signal,
    setCookie: (cookie) => wanted.push(cookie),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
  cookies.push(...wanted)
  const output = checked(declaration.output, value, requestId)
  const form = preferredForm(request.headers.get('accept'), formsOf(declaration))
  if (declaration.document && isDocument(form)) {
    const { name, write } = declaration.document
    const value = output as z.output<Output>
    return documentResponse(form, { text: write[form](value), name: name(value) }, requestId)
  }
  const response = written(output, form, {
    columns: declaration.csv as CsvColumns<unknown> | undefined,
    requestId,
  })
  tellGaps(response, declaration.gaps?.(output as z.output<Output>) ?? [])
  return response
}

const formsOf = ({ csv, document }: { csv?: unknown; document?: unknown }): readonly Form[] => [
  'json',
  ...(csv === undefined ? [] : (['csv', 'ndjson'] as const)),
  ...(document === undefined ? [] : (['markdown', 'html'] as const)),
]

const isDocument = (form: Form): form is DocumentForm => form === 'markdown' || form === 'html'

function written(
  output: unknown,
  form: Form,
  { columns, requestId }: { columns: CsvColumns<unknown> | undefined; requestId: string },
): Response {
  if ((form !== 'csv' && form !== 'ndjson') || !columns || !isList(output))
    return jsonResponse(output, requestId)
  const text = form === 'csv' ? toCsv(output.items, columns) : toNdjson(output.items)
  return linesResponse(form, text, requestId, output.nextPageToken ?? null)
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

function refused(error: unknown, request: Request, requestId: string): Response {
  // Nobody reads this any more; 499 is what the log calls a caller who left.
  if (request.signal.aborted) return new Response(null, { status: 499 })
  if (!isExpected(error)) log.error('api.failed', { requestId, error })
  return problemResponse(toProblem(error, requestId))
}
