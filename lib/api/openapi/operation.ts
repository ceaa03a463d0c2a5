import type { ZodType } from 'zod'
import type { CallKind } from '@/lib/policy/permit'
import { incompleteHeader } from '../gaps'
import type { JsonSchema } from './json-schema'
import { parametersOf, pathNames, type Parameter } from './parameters'

/** What the description needs of a route; every declaration has it. */
export type Described = {
  /** A short imperative sentence without its full stop: `List clusters`. Also the operation's id. */
  summary: string
  input: ZodType
  output: ZodType
  kind?: CallKind
  takesKey?: boolean
  csv?: object
  gaps?: object
  document?: object
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Write = (schema: ZodType, io: 'input' | 'output') => JsonSchema

const problemResponse = { $ref: '#/components/responses/Problem' }

/** One operation of the document, from what its route declares. */
export function operation(method: Method, path: string, described: Described, write: Write) {
  const input = write(described.input, 'input') as ObjectSchema
  const inPath = pathNames(path)
  const isQuestion = method === 'GET'
  const body = isQuestion ? null : bodyOf(input, inPath)
  return {
    operationId: idOf(described.summary),
    summary: described.summary,
    tags: [tagOf(path)],
    'x-lakedeck-kind': described.kind ?? (isQuestion ? 'read' : 'write'),
    parameters: [
      ...parametersOf(input, inPath, isQuestion),
      ...(described.takesKey ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: {
      '200': answer(write(described.output, 'output'), described),
      default: problemResponse,
    },
  }
}

type ObjectSchema = JsonSchema & { properties?: Record<string, JsonSchema>; required?: string[] }

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'One key for one wish: send the same key again when an answer was lost, and nothing happens twice.',
  schema: { type: 'string', minLength: 1, maxLength: 64 },
}

function bodyOf({ properties = {}, required = [], ...rest }: ObjectSchema, inPath: string[]) {
  const own = Object.entries(properties).filter(([name]) => !inPath.includes(name))
  const needed = required.filter((name) => !inPath.includes(name))
  const schema = {
    ...rest,
    properties: Object.fromEntries(own),
    // As readInput has it: a change refuses what it does not know.
    additionalProperties: false,
    ...(needed.length > 0 ? { required: needed } : {}),
  }
  return { required: true, content: { 'application/json': { schema } } }
}

function answer(schema: ObjectSchema, { csv, gaps, document }: Described) {
  const text = { schema: { type: 'string' } }
  return {
    description: 'The answer.',
    headers: {
      'x-request-id': { schema: { type: 'string' } },
      ...(csv && schema.properties?.nextPageToken ? { 'x-next-page-token': nextPageToken } : {}),
      ...(gaps ? { [incompleteHeader]: incomplete } : {}),
    },
    content: {
      'application/json': { schema },
      ...(csv ? { 'text/csv': text, 'application/x-ndjson': text } : {}),
      ...(document ? { 'text/markdown': text, 'text/html': text } : {}),
    },
  }
}

const nextPageToken = {
  description:
    'Of CSV and NDJSON, which have no other place for it: there is more. It goes back as `pageToken` in a query as it is.',
  schema: { type: 'string' },
}

const incomplete = {
  description: 'Only of an answer that is not the whole: what it lacks, in words, apart by `; `.',
  schema: { type: 'string' },
}

const articles = /^(?:a|an|the)$/

/** `Get the output of a SQL warehouse` is `getOutputOfSqlWarehouse`: what client generators name a method by. */
const idOf = (summary: string) =>
  summary
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .toLowerCase()
    .split(' ')
    .filter((word) => !articles.test(word))
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('')

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The noun: what follows the workspace, or the view that stands over all of them. */
const tagOf = (path: string) =>
  path
    .replace('/api/databricks/', '')
    .replace(/^workspaces\/\[workspace\]\//, '')
    .split('/')[0] ?? ''
