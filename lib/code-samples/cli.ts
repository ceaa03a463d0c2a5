import { headingOf } from './heading'
import { indent } from './indent'
import { knownWorkspaces } from './known-workspaces'
import { comment } from './note'
import { bashWord } from './quote/bash'
import type { Place, Read, ShownCall } from './shown-call'

/** bash with the Databricks CLI, pointed at Lakedeck; it takes and gives ids exactly. */
export function cliSample(call: ShownCall, { origin }: Place): string {
  const { named, unknown } = knownWorkspaces(call)
  const lines = call.reads.flatMap((read) => ['', ...saidOf(call, read), commandOf(read)])
  return [
    `export DATABRICKS_HOST=${bashWord(origin)}`,
    ...unknown.map((each) => comment('#', each, bashWord)),
    ...(call.isOneCall ? lines : inEach(named, lines)),
    '',
  ].join('\n')
}

function inEach(named: { workspaceId: string }[], lines: string[]): string[] {
  const ids = named.map(({ workspaceId }) => bashWord(workspaceId))
  if (ids.length === 1) return [`export DATABRICKS_WORKSPACE_ID=${ids[0]}`, ...lines]
  return [
    `for workspace_id in ${ids.join(' ')}`,
    'do',
    '  export DATABRICKS_WORKSPACE_ID=$workspace_id',
    ...indent(lines, '  '),
    'done',
  ]
}

const saidOf = (call: ShownCall, read: Read): string[] =>
  [headingOf(call, read), ...read.beyond, ...read.cli.beyond].map((each) =>
    comment('#', each, bashWord),
  )

const commandOf = ({ cli }: Read): string => `databricks ${cli.command}`
