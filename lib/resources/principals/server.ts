import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { isDatabricksError } from '@/lib/databricks/errors'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { PrincipalRef } from '@/lib/databricks/principal'
import {
  readPrincipals,
  type ListPrincipalsInput,
  type Principal,
  type PrincipalPage,
} from './schema'

type Kind = PrincipalRef['kind']

const lists = {
  user: {
    path: apiPath`/api/2.0/preview/scim/v2/Users`,
    name: 'userName',
    attributes: 'userName,displayName,active',
  },
  'service-principal': {
    path: apiPath`/api/2.0/preview/scim/v2/ServicePrincipals`,
    name: 'applicationId',
    attributes: 'applicationId,displayName,active',
  },
} as const satisfies Record<Kind, unknown>

// People come and go by the day, and SCIM allows a workspace 255 questions a minute.
const keep = { freshMs: 60_000, staleMs: 300_000 }

/** A text in a SCIM filter (RFC 7644 3.4.2.2: as JSON has it). */
const quoted = (text: string) => JSON.stringify(text)

const ask = (
  caller: Caller,
  workspace: WorkspaceAlias,
  kind: Kind,
  query: { filter: string; count: number },
  { signal }: VerbOptions,
) =>
  askWorkspace(caller, workspace, {
    method: 'GET',
    path: lists[kind].path,
    query: { attributes: lists[kind].attributes, ...query },
    reader: readPrincipals,
    keep,
    signal,
  })

type Told = { items: Principal[]; untold: Kind[]; asOf: string }

/** A refusal leaves this kind untold; any other failure is one. */
async function orUntold(
  kind: Kind,
  asked: Promise<{ value: Principal[]; asOf: string }>,
): Promise<Told> {
  try {
    const { value, asOf } = await asked
    return { items: value, untold: [], asOf }
  } catch (error) {
    // Who is no user of the workspace at all is told so, as everywhere.
    if (!isDatabricksError(error) || error.upstreamStatus !== 403) throw error
    if (error.code === 'NOT_A_WORKSPACE_USER') throw error
    return { items: [], untold: [kind], asOf: new Date().toISOString() }
  }
}

const joined = (all: readonly Told[]): Told => ({
  items: all.flatMap(({ items }) => items),
  untold: [...new Set(all.flatMap(({ untold }) => untold))],
  asOf: all.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString(),
})

/** Users and service principals whose name holds a text, as far as the caller is told of them. */
export async function listPrincipals(
  caller: Caller,
  { workspace, q, limit }: ListPrincipalsInput,
  options: VerbOptions = {},
): Promise<PrincipalPage> {
  const kinds: Kind[] = ['user', 'service-principal']
  const all = await Promise.all(
    kinds.map((kind) => {
      const { name } = lists[kind]
      // An application id is known whole or not at all.
      const byName = kind === 'user' ? `${name} co ${quoted(q)}` : `${name} eq ${quoted(q)}`
      const filter = `${byName} or displayName co ${quoted(q)}`
      return orUntold(kind, ask(caller, workspace, kind, { filter, count: limit }, options))
    }),
  )
  const { items, ...rest } = joined(all)
  return { ...rest, items: items.slice(0, limit), nextPageToken: null }
}

// A filter has 200 parts at most, and an address some thousand letters.
const namesPerCall = 30

/** Those of these principals whom the workspace knows; what it does not tell the caller of is `untold`. */
export async function findPrincipals(
  caller: Caller,
  workspace: WorkspaceAlias,
  wanted: readonly PrincipalRef[],
  options: VerbOptions = {},
): Promise<Told> {
  const calls = (['user', 'service-principal'] as const).flatMap((kind) => {
    const names = [...new Set(wanted.filter((each) => each.kind === kind).map(({ name }) => name))]
    return chunks(names.sort(), namesPerCall).map((some) => {
      const filter = some.map((name) => `${lists[kind].name} eq ${quoted(name)}`).join(' or ')
      return orUntold(kind, ask(caller, workspace, kind, { filter, count: some.length }, options))
    })
  })
  return joined(await Promise.all(calls))
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
