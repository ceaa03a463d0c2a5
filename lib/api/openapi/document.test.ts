import { z } from 'zod'
import type { Problem } from '@/lib/problem'
import { methods } from '../methods'
import { route } from '../route'
import { openApiDocument, type RouteFile } from './document'
import { problemBody } from './problem-body'

const gadget = z.object({ gadgetId: z.string(), madeAt: z.iso.datetime().nullable() })
const gadgets: RouteFile = {
  path: '/api/databricks/workspaces/[workspace]/gadgets',
  methods: methods({
    GET: route({
      summary: 'List gadgets',
      input: z.object({
        workspace: z.string(),
        state: z
          .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
          .optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
      output: z.object({ items: z.array(gadget), nextPageToken: z.string().nullable() }),
      run: () => Promise.resolve({ items: [], nextPageToken: null }),
      csv: { id: ({ gadgetId }) => gadgetId },
      gaps: () => [],
    }),
  }),
}
const polish: RouteFile = {
  path: '/api/databricks/workspaces/[workspace]/gadgets/[gadgetId]/polish',
  methods: methods({
    POST: route({
      summary: 'Polish a gadget',
      kind: 'dangerous',
      input: z.object({ workspace: z.string(), gadgetId: z.string(), times: z.number() }),
      output: gadget,
      run: () => Promise.resolve({ gadgetId: '1', madeAt: null }),
    }),
  }),
}
const copy: RouteFile = {
  path: '/api/databricks/workspaces/[workspace]/gadgets/[gadgetId]/copy',
  methods: methods({
    POST: route({
      summary: 'Copy a gadget',
      takesKey: true,
      input: z.object({ workspace: z.string(), gadgetId: z.string() }),
      output: gadget,
      run: () => Promise.resolve({ gadgetId: '2', madeAt: null }),
    }),
  }),
}
const about = { title: 'T', version: '1.0.0', origin: 'http://localhost:3000', description: 'D' }
const document = openApiDocument([gadgets, polish, copy], { Gadget: gadget }, about)
const paths = document.paths as Record<string, Record<string, unknown>>
const list = paths['/api/databricks/workspaces/{workspace}/gadgets']?.get as {
  operationId: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<string, { headers?: object; content: Record<string, { schema: unknown }> }>
}

it('describes only the methods that a route has', () => {
  expect(Object.keys(paths['/api/databricks/workspaces/{workspace}/gadgets'] ?? {})).toEqual([
    'get',
  ])
})

it('names the operation by its summary, and files it under its noun', () => {
  expect(list).toMatchObject({ operationId: 'listGadgets', tags: ['gadgets'] })
})

it('puts what stands in the path there, and the rest of a question into the query', () => {
  expect(list.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['workspace', 'path', true],
    ['state', 'query', false],
    ['limit', 'query', false],
  ])
})

it('describes a comma list as one', () => {
  expect(list.parameters[1]).toMatchObject({
    style: 'form',
    explode: false,
    schema: { type: 'array' },
  })
})

it('offers lists as CSV and NDJSON too, and nothing else so', () => {
  const forms = (operation: typeof list) =>
    Object.keys(operation.responses['200']?.content ?? {}).sort()
  expect(forms(list)).toEqual(['application/json', 'application/x-ndjson', 'text/csv'])
  const change = paths['/api/databricks/workspaces/{workspace}/gadgets/{gadgetId}/polish']
  expect(forms(change?.post as typeof list)).toEqual(['application/json'])
})

it('tells of the headers that say what lines have no place for', () => {
  const headers = (operation: typeof list) => Object.keys(operation.responses['200']?.headers ?? {})
  expect(headers(list)).toEqual(['x-request-id', 'x-next-page-token', 'x-lakedeck-incomplete'])
  const change = paths['/api/databricks/workspaces/{workspace}/gadgets/{gadgetId}/polish']
  expect(headers(change?.post as typeof list)).toEqual(['x-request-id'])
})

it('shares a named schema, and leaves what the format says out of it', () => {
  expect(JSON.stringify(list.responses)).toContain('"#/components/schemas/Gadget"')
  expect(document.components.schemas.Gadget).toEqual({
    type: 'object',
    properties: {
      gadgetId: { type: 'string' },
      madeAt: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    },
    required: ['gadgetId', 'madeAt'],
  })
})

it('asks for a body without what stands in the path', () => {
  const change = paths['/api/databricks/workspaces/{workspace}/gadgets/{gadgetId}/polish']?.post
  expect(change).toMatchObject({
    'x-lakedeck-kind': 'dangerous',
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { times: { type: 'number' } }, required: ['times'] },
        },
      },
    },
  })
})

it('offers an idempotency key where the verb takes one, and promises nothing where it does not', () => {
  const names = (verb: string) => {
    const change = paths[`/api/databricks/workspaces/{workspace}/gadgets/{gadgetId}/${verb}`]?.post
    return (change as typeof list).parameters.map(({ name }) => name)
  }
  expect(names('polish')).toEqual(['workspace', 'gadgetId'])
  expect(names('copy')).toEqual(['workspace', 'gadgetId', 'Idempotency-Key'])
})

it('describes every field of a refusal, and no other', () => {
  const full: Required<Problem> = {
    type: 't',
    title: 't',
    status: 400,
    detail: 'd',
    code: 'C',
    requestId: 'r',
    action: 'retry',
    retryAfter: 1,
    claims: 'c',
    databricksRequestId: 'd',
    errors: [{ name: 'n', detail: 'd' }],
  }
  expect(Object.keys(problemBody.shape).sort()).toEqual(Object.keys(full).sort())
  expect(problemBody.parse(full)).toEqual(full)
})
