import { z } from 'zod'
import type { RouteHandler } from '../route'
import { schemaWriter, type NamedSchemas } from './json-schema'
import { operation, type Method } from './operation'
import { pathTemplate } from './parameters'
import { problemBody } from './problem-body'

/** A file of routes: Next's form of its path, and what it exports. */
export type RouteFile = {
  path: string
  methods: Readonly<Partial<Record<Method | 'OPTIONS', RouteHandler>>>
}

type About = { title: string; version: string; origin: string; description: string }

const methodNames: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * The OpenAPI 3.1 document of our own API, from the schemas that validate it: what is described here is what
 * is checked there. Methods that a route only refuses are left out.
 */
export function openApiDocument(files: readonly RouteFile[], named: NamedSchemas, about: About) {
  const { write, components } = schemaWriter({ ...named, Problem: problemBody })
  const paths = files.map(({ path, methods }) => {
    const operations = methodNames.flatMap((method) => {
      const declaration = methods[method]?.declaration
      return declaration
        ? [[method.toLowerCase(), operation(method, path, declaration, write)] as const]
        : []
    })
    return [pathTemplate(path), Object.fromEntries(operations)] as const
  })
  write(z.object({ problem: problemBody }), 'output')
  return {
    openapi: '3.1.1',
    info: { title: about.title, version: about.version, description: about.description },
    servers: [{ url: about.origin }],
    security: [{ bearer: [] }, { session: [] }],
    paths: Object.fromEntries(paths),
    components: { schemas: components, responses: { Problem: refusal }, securitySchemes },
  }
}

const refusal = {
  description: 'A refusal, in the one shape that all of them have (RFC 9457).',
  headers: {
    'x-request-id': { schema: { type: 'string' } },
    'retry-after': { schema: { type: 'integer' }, description: 'Seconds; with 429 and 503.' },
  },
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}

const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A token of Microsoft Entra ID, for AzureDatabricks or for this app: `npm run login` prints one.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'lakedeck.session',
    description: 'The session of the browser. Changes also need the header `x-lakedeck: 1`.',
  },
}
