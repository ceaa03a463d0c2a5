import { z } from 'zod'
import type { Az, AzRefused } from './az'

const nothing = z.undefined()

/** Microsoft Graph through `az rest`, which takes care of the token. */
export class Graph {
  constructor(
    private readonly az: Az,
    private readonly host: string,
  ) {}

  get isDryRun(): boolean {
    return this.az.isDryRun
  }

  read<Schema extends z.ZodType>(path: string, schema: Schema) {
    return this.az.read(this.call('GET', path), schema)
  }

  find<Schema extends z.ZodType>(path: string, schema: Schema) {
    return this.az.find(this.call('GET', path), schema)
  }

  post<Schema extends z.ZodType>(
    path: string,
    body: object,
    schema: Schema,
    instead: z.output<Schema>,
  ) {
    return this.az.change(this.call('POST', path, body), schema, instead, isNotKnownYet)
  }

  patch(path: string, body: object) {
    return this.az.change(this.call('PATCH', path, body), nothing, undefined, isNotKnownYet)
  }

  /** Creates what has this `uniqueName`, or changes it: the one way to create that can be repeated. */
  upsert<Schema extends z.ZodType>(
    path: string,
    body: object,
    schema: Schema,
    instead: z.output<Schema>,
  ) {
    const prefer = ['Prefer=create-if-missing']
    return this.az.change(this.call('PATCH', path, body, prefer), schema, instead)
  }

  private call(method: string, path: string, body?: object, headers: string[] = []): string[] {
    const json = body ? ['Content-Type=application/json'] : []
    return [
      'rest',
      ...['--method', method, '--url', `${this.host}/v1.0/${path}`],
      ...(body ? ['--headers', ...json, ...headers, '--body', JSON.stringify(body)] : []),
      ...['--output', 'json'],
    ]
  }
}

/** A registration of a moment ago is not known on every server of Entra for some seconds. */
function isNotKnownYet({ code, words }: AzRefused): boolean {
  return (
    code === 'Request_ResourceNotFound' ||
    /NoBackingApplicationObject|does not reference a valid/.test(words)
  )
}

/** Text inside an OData literal: a quote is written twice. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A list, as Graph and Resource Manager answer it. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ value: z.array(item) })
