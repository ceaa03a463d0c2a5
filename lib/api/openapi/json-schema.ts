import { z, type ZodType } from 'zod'

export type JsonSchema = Record<string, unknown>

/** Names for schemas that many operations share: a client generator makes a type of each. */
export type NamedSchemas = Readonly<Record<string, ZodType>>

type Direction = 'input' | 'output'

/** Writes zod schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1; named ones stand in `components`. */
export function schemaWriter(named: NamedSchemas) {
  const metadata = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) metadata.add(schema, { id })
  const components: Record<string, JsonSchema> = {}

  function write(schema: ZodType, io: Direction): JsonSchema {
    const { $defs, ...written } = pointed(
      z.toJSONSchema(schema, {
        io,
        metadata,
        // What JSON Schema cannot say (a transform's result) is described by its input anyway.
        unrepresentable: 'any',
        override: ({ jsonSchema }) => withoutNoise(jsonSchema),
      }),
    )
    Object.assign(components, $defs)
    return written
  }
  return { write, components }
}

type Written = JsonSchema & { $defs?: Record<string, JsonSchema> }

/** `#/$defs/Cluster` within one schema is `#/components/schemas/Cluster` within the document. */
function pointed(schema: object): Written {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as Written
}

/** A format says what zod's pattern of it spells out, and the limit of a double is not one of ours. */
function withoutNoise(schema: JsonSchema): void {
  if (schema.format !== undefined) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  // An answer may grow a field: a client that refuses what it does not know would break by it.
  if (schema.additionalProperties === false) delete schema.additionalProperties
  delete schema.id
  // Said once, for the whole document.
  delete schema.$schema
}
