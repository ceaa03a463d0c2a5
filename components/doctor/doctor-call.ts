import { pythonString } from '@/lib/code-samples/quote/python'
import type { Read, ShownCall, ShownPage } from '@/lib/code-samples/shown-call'

const path = '/api/databricks/doctor'

/** Every check, of the installation and of whoever asks. Only Lakedeck makes them, so official clients ask it too. */
export function doctorCall({ workspaces }: ShownPage): ShownCall {
  const read: Read = {
    what: 'Every check of this installation, and of you in each',
    paths: [path],
    query: {},
    isList: false,
    only: null,
    beyond: [],
    python: {
      imports: [],
      read: `w.api_client.do("GET", ${pythonString(path)})`,
      row: null,
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: `api get ${path}`, beyond: [] },
  }
  return { workspaces, isOneCall: true, reads: [read] }
}
