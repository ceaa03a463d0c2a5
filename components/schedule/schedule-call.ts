import { note } from '@/lib/code-samples/note'
import { bash } from '@/lib/code-samples/quote/bash'
import { pythonString } from '@/lib/code-samples/quote/python'
import type { Read, ShownCall, ShownPage } from '@/lib/code-samples/shown-call'
import { schedulePaths } from '@/lib/views/schedule/paths'
import { runsCall } from '../runs/runs-call'

/**
 * What starts when, or what ran when. The moments are Lakedeck's own reckoning, so official clients ask Lakedeck for
 * them as well.
 */
export function scheduleCall(page: ShownPage): ShownCall {
  const { workspaces, search } = page
  const show = search.get('show')
  if (show === 'past') {
    const window = search.get('window') ?? ''
    return runsCall({ workspaces, search: new URLSearchParams({ window }) })
  }
  const [only] = workspaces.length === 1 ? workspaces : []
  const path = only ? schedulePaths.of(only.alias) : schedulePaths.everywhere()
  const query = { limit: '10000' }
  const read: Read = {
    what: 'Jobs that start by themselves, and when,',
    paths: [path],
    query,
    isList: true,
    only: null,
    beyond:
      show === '7d'
        ? []
        : [note`The page shows the starts of the next 24 hours, here are those of a week`],
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)}, query={"limit": ${pythonString(query.limit)}})["items"]`,
      row: 'job',
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: bash`api get ${`${path}?${new URLSearchParams(query)}`}`, beyond: [] },
  }
  return { workspaces, isOneCall: true, reads: [read] }
}
