import { note } from '@/lib/code-samples/note'
import { bash } from '@/lib/code-samples/quote/bash'
import { pythonString } from '@/lib/code-samples/quote/python'
import {
  fromAddress,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import type { RunId } from '@/lib/databricks/ids'
import { comparePaths } from '@/lib/views/compare/paths'

const names: Readonly<Record<string, string>> = {
  'last-success': 'its last success',
  previous: 'the run before it',
}

/** As the page takes it: what is no id and no relation is the usual comparison. */
function otherIn(search: URLSearchParams): string {
  const other = search.get('with') ?? ''
  return Object.hasOwn(names, other) || /^[1-9]\d{0,18}$/.test(other) ? other : 'last-success'
}

/** What differs between two runs. It is Lakedeck's own reckoning, so official clients ask Lakedeck for it as well. */
export function compareCall({ workspaces, search }: ShownPage, id: string): ShownCall {
  const other = otherIn(search)
  const isId = !Object.hasOwn(names, other)
  const runs = readOf(
    `Run ${id} compared with ${names[other] ?? `run ${other}`}`,
    workspaces.map(({ alias }) => comparePaths.runs(alias, id as RunId, other)),
  )
  const logs = workspaces.map(({ alias }) => comparePaths.logs(alias, id as RunId, other as RunId))
  if (isId)
    return {
      workspaces,
      isOneCall: false,
      reads: [runs, readOf(`Where the logs of run ${id} and run ${other} part,`, logs)],
    }
  const beyond = logs.map((address) => {
    const { path } = fromAddress(address)
    return note`Where the logs of the two part: ask ${path}, with the id of the other run`
  })
  return { workspaces, isOneCall: false, reads: [{ ...runs, beyond }] }
}

function readOf(what: string, addresses: readonly string[]): Read {
  const apart = addresses.map(fromAddress)
  const [{ path, query } = { path: '', query: {} }] = apart
  const pairs = Object.entries(query).map((pair) => pair.map(pythonString).join(': '))
  return {
    what,
    paths: apart.map((each) => each.path),
    query,
    isList: false,
    only: null,
    beyond: [],
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)}, query={${pairs.join(', ')}})`,
      row: null,
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: bash`api get ${addresses[0] ?? ''}`, beyond: [] },
  }
}
