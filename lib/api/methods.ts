import { toProblem } from './problem'
import { Refusal } from './refusal'
import { requestIdOf } from './request-id'
import { problemResponse } from './responses'
import type { RouteHandler } from './route'

const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof all)[number]
type Handlers = Record<Method | 'OPTIONS', RouteHandler>

/**
 * Completes the methods of a route: those it does not have are refused in our own words, with the `Allow`
 * header that RFC 9110 asks for; the framework would answer 405 with nothing at all. HEAD follows GET by itself.
 */
export function methods(declared: Partial<Record<Method, RouteHandler>>): Handlers {
  const allow = allowOf(declared)
  const refuse: RouteHandler = (request) => Promise.resolve(notAllowed(request, allow))
  const handlers = all.map((method) => [method, declared[method] ?? refuse])
  return {
    ...(Object.fromEntries(handlers) as Record<Method, RouteHandler>),
    OPTIONS: options(allow),
  }
}

function allowOf(declared: Partial<Record<Method, RouteHandler>>): string[] {
  const own = all.filter((method) => declared[method])
  return [...own, ...(declared.GET ? ['HEAD'] : []), 'OPTIONS'].sort()
}

function notAllowed(request: Request, allow: string[]): Response {
  const refusal = new Refusal(
    405,
    'METHOD_NOT_ALLOWED',
    `${request.method} is not possible here. Possible: ${allow.join(', ')}.`,
  )
  return problemResponse(toProblem(refusal, requestIdOf(request.headers)), allow)
}

const options =
  (allow: string[]): RouteHandler =>
  () =>
    Promise.resolve(new Response(null, { status: 204, headers: { allow: allow.join(', ') } }))
