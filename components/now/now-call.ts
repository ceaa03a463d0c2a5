import { note } from '@/lib/code-samples/note'
import { bash } from '@/lib/code-samples/quote/bash'
import { pythonString, pythonStrings } from '@/lib/code-samples/quote/python'
import {
  fromAddress,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import { runWindows } from '@/lib/resources/runs/states'
import { nowKinds } from '@/lib/views/now/kinds'
import { nowPaths } from '@/lib/views/now/paths'
import { windowWords } from './now-words'

/** What the page shows now. It is Lakedeck's own reading, so official clients ask Lakedeck for it as well. */
export function nowCall({ workspaces, search }: ShownPage): ShownCall {
  const window = runWindows.find((each) => each === search.get('window')) ?? '24h'
  const show = nowKinds.find((each) => each === search.get('show'))
  const [only] = workspaces.length === 1 ? workspaces : []
  const { path, query: asked } = fromAddress(
    only ? nowPaths.of(only.alias, window) : nowPaths.everywhere(window),
  )
  const query = { ...asked, budgetMs: '20000' }
  const pairs = Object.entries(query).map((pair) => pair.map(pythonString).join(': '))
  const read: Read = {
    what: `What failed, runs, waits, was slow or recovered in ${windowWords[window].last}`,
    paths: [path],
    query,
    isList: true,
    only: show ? { field: 'kind', values: [show] } : null,
    beyond: [],
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)}, query={${pairs.join(', ')}})["items"]`,
      row: 'row',
      isTyped: false,
      conditions: show ? [`row["kind"] in ${pythonStrings([show])}`] : [],
      search: null,
    },
    cli: {
      command: bash`api get ${`${path}?${new URLSearchParams(query)}`}`,
      beyond: show ? [note`The page shows only items whose kind is ${show}, here are all`] : [],
    },
  }
  return { workspaces, isOneCall: true, reads: [read] }
}
