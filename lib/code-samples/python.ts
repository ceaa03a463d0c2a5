import { headingOf } from './heading'
import { indent } from './indent'
import { knownWorkspaces } from './known-workspaces'
import { comment, type Note } from './note'
import { pythonString, pythonStrings } from './quote/python'
import type { Place, PythonRead, Read, ShownCall } from './shown-call'

const step = '    '

/** Python 3 with the Databricks SDK, pointed at Lakedeck; its integers are exact, however long an id is. */
export function pythonSample(call: ShownCall, { origin }: Place): string {
  const imports = [...new Set(call.reads.flatMap(({ python }) => python.imports))]
  const isOfPython = (line: string) => line.startsWith('import ')
  const { named, unknown } = knownWorkspaces(call)
  const client = [`host=${pythonString(origin)}`, 'token=os.environ["DATABRICKS_TOKEN"]']
  const reads = call.reads.flatMap((read) => ['', ...saidOf(call, read), ...printed(read.python)])
  return [
    ...['import json', 'import os', ...imports.filter(isOfPython)].toSorted(),
    '',
    'from databricks.sdk import WorkspaceClient',
    ...imports.filter((line) => !isOfPython(line)),
    '',
    ...unknown.map(said),
    ...bodyOf(call, named, client, reads),
    '',
  ].join('\n')
}

function bodyOf(
  { isOneCall }: ShownCall,
  named: { alias: string; workspaceId: string }[],
  client: readonly string[],
  reads: string[],
): string[] {
  if (isOneCall) return [...clientOf(client), ...reads]
  const [only] = named.length === 1 ? named : []
  const madeFor = (id: string) => clientOf([...client, `workspace_id=${id}`])
  if (only) {
    const alias = pythonString(only.alias)
    return [`workspace = ${alias}`, ...madeFor(pythonString(only.workspaceId)), ...reads]
  }
  const pairs = named.map((each) => pythonStrings([each.alias, each.workspaceId]))
  return [
    `for workspace, workspace_id in [${pairs.join(', ')}]:`,
    ...indent([...madeFor('workspace_id'), ...reads], step),
  ]
}

const clientOf = (values: readonly string[]): string[] => [
  'w = WorkspaceClient(',
  ...values.map((value) => `${step}${value},`),
  ')',
]

const said = (each: Note) => comment('#', each, pythonString)

const saidOf = (call: ShownCall, read: Read): string[] =>
  [headingOf(call, read), ...read.beyond].map(said)

function printed({ read, row, isTyped, conditions, search }: PythonRead): string[] {
  const shown = (value: string, layout = '') =>
    `print(json.dumps(${isTyped ? `${value}.as_dict()` : value}${layout}))`
  if (row === null) return [shown(read, ', indent=2')]
  const skips = conditions.flatMap((condition) => [`if not (${condition}):`, '    continue'])
  return [`for ${row} in ${read}:`, ...indent([...skips, ...searched(search), shown(row)], step)]
}

function searched(search: PythonRead['search']): string[] {
  if (search === null) return []
  return [
    'fields = [',
    ...search.in.map((field) => `    ${field},`),
    ']',
    'text = "\\n".join(str(field) for field in fields).lower()',
    `if not all(word in text for word in ${pythonStrings(search.words)}):`,
    '    continue',
  ]
}
