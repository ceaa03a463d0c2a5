import type { JsonSchema } from './json-schema'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  style?: 'form'
  explode?: boolean
  schema: JsonSchema
}

/** The names in Next's form of a path: `/jobs/[jobId]` has `jobId`. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\[([A-Za-z]+)\]/g)].map(([, name = '']) => name)

/** OpenAPI's form of the same path. */
export const pathTemplate = (path: string): string => path.replaceAll(/\[([A-Za-z]+)\]/g, '{$1}')

type ObjectSchema = { properties?: Record<string, JsonSchema>; required?: string[] }

/** Of an input: what stands in the path, and for a question what stands in the query. */
export function parametersOf(
  { properties = {}, required = [] }: ObjectSchema,
  inPath: string[],
  isQuestion: boolean,
): Parameter[] {
  const named = Object.entries(properties)
  const path = inPath.map((name) => pathParameter(name, properties[name] ?? { type: 'string' }))
  if (!isQuestion) return path
  const query = named
    .filter(([name]) => !inPath.includes(name))
    .map(([name, schema]) => queryParameter(name, schema, required.includes(name)))
  return [...path, ...query]
}

const pathParameter = (name: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema,
})

/** A comma list comes as text or as an array; the description says it in the one way that generators know. */
function queryParameter(name: string, schema: JsonSchema, required: boolean): Parameter {
  const choices = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : []
  const list = choices.find(({ type }) => type === 'array')
  const parameter: Parameter = { name, in: 'query', required, schema: list ?? schema }
  return list ? { ...parameter, style: 'form', explode: false } : parameter
}
