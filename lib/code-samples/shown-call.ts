import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Note } from './note'

export type CalledWorkspace = {
  alias: WorkspaceAlias
  /** By it official clients name the workspace; null until the workspace has told it. */
  workspaceId: string | null
}

/** How the Databricks SDK for Python reads it, of a WorkspaceClient `w`. */
export type PythonRead = {
  /** Lines that import what `read` names. */
  imports: readonly string[]
  read: string
  /** What a row is called in `conditions`; null where `read` is one thing and no list. */
  row: string | null
  /** It is an object of the SDK, to be printed by `as_dict()`; else it is JSON already. */
  isTyped: boolean
  /** Expressions that are all true of a row that the page shows. */
  conditions: readonly string[]
  /** The words a row has to have, and where they are looked for. */
  search: { words: readonly string[]; in: readonly string[] } | null
}

/** Something that a page shows: a call of Lakedeck's API, and the calls of Databricks' own that it stands for. */
export type Read = {
  /** In words: `Clusters`. */
  what: string
  /** Of Lakedeck's API, one for each workspace or one for all of them. */
  paths: readonly string[]
  query: Readonly<Record<string, string>>
  /** Its answer has `items`. */
  isList: boolean
  /** A field of the items that the page filters by, and what it may be. */
  only: { field: string; values: readonly string[] } | null
  /** What the page leaves out besides, which no language here says. */
  beyond: readonly Note[]
  python: PythonRead
  /** What follows `databricks` in a shell, and which filters it does not know. */
  cli: { command: string; beyond: readonly Note[] }
}

/** What a page shows, as calls; each language writes them in its own way. */
export type ShownCall = {
  /** Whose it is. `isOneCall`: Lakedeck answers for all of them at once. */
  workspaces: readonly CalledWorkspace[]
  isOneCall: boolean
  reads: readonly [Read, ...Read[]]
}

/** Where samples call: this Lakedeck. */
export type Place = { origin: string }

/** `/x?a=b` of a path function, apart. */
export function fromAddress(address: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = address.split('?', 2)
  return { path, query: Object.fromEntries(new URLSearchParams(search)) }
}

/** Where the browser is: the workspaces of the page, and its filters. */
export type ShownPage = { workspaces: readonly CalledWorkspace[]; search: URLSearchParams }

/** The words of a search, as lists take them. */
export const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** The names that have a value. */
export const queryOf = (
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
