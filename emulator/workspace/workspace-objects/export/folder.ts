import { writeZip } from '../../../core/zip'
import type { Call } from '../../call'
import { invalidParameter } from '../../errors'
import { nameOf } from '../../kept/path-tree'
import { sourceEntry, toDbc, type PackedNotebook } from '../notebook/archive'
import type { ObjectNode } from '../object'
import { readNotebook } from '../read-notebook'
import { can } from '../rights'
import type { Exported, ExportFormat } from './format'

async function pack({ workspace }: Call, folder: ObjectNode, nodes: ObjectNode[]) {
  const packed: PackedNotebook[] = []
  for (const node of nodes) {
    if (node.type !== 'NOTEBOOK') continue
    const { notebook } = await readNotebook(workspace, node)
    packed.push({ path: node.path.slice(folder.path.length + 1), notebook })
  }
  return packed
}

async function filesOf({ workspace: { kept } }: Call, folder: ObjectNode, nodes: ObjectNode[]) {
  const files = nodes.flatMap(({ type, path, content }) =>
    type === 'FILE' && content ? [{ path, content }] : [],
  )
  return Promise.all(
    files.map(async ({ path, content }) => ({
      name: path.slice(folder.path.length + 1),
      bytes: await kept.bytesOf(content),
    })),
  )
}

/** An archive of the notebooks, even under SOURCE; only AUTO takes the files too (seen by databricks/cli). */
export async function exportFolder(
  call: Call,
  folder: ObjectNode,
  format: ExportFormat,
  spelled: string,
): Promise<Exported> {
  const nodes = call.workspace.kept.objects
    .within(folder.path)
    .filter((node) => can(call, node, 'CAN_READ'))
  const name = nameOf(folder.path) || 'workspace'
  const packed = await pack(call, folder, nodes)
  if (format === 'SOURCE' || format === 'DBC') {
    return { bytes: toDbc(packed), fileType: 'dbc', name: `${name}.dbc` }
  }
  if (format !== 'AUTO') {
    throw invalidParameter(`The directory ${spelled} cannot be exported in the format ${format}.`)
  }
  const files = await filesOf(call, folder, nodes)
  const bytes = writeZip([...packed.map(sourceEntry), ...files])
  return { bytes, fileType: 'zip', name: `${name}.zip` }
}
