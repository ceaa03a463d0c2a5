import type { Call } from '../call'
import { queryBoolean, queryInteger } from '../fields'
import { toAskedPath } from './asked-path'
import { isFolder, type ObjectNode } from './object'
import { can, objectFor } from './rights'
import { gitInfoOf, toWire } from './to-wire'

/** Not recursive and in one piece; an object that is no folder lists itself. */
export function listObjects(call: Call) {
  const { workspace, query } = call
  const asked = toAskedPath(query.get('path'))
  const modifiedAfter = queryInteger(query, 'notebooks_modified_after', 0)
  const node = objectFor(call, asked, 'CAN_READ')
  const found = isFolder(node) ? workspace.kept.objects.children(node.path) : [node]
  const isRecent = ({ type, modifiedAt }: ObjectNode) =>
    type !== 'NOTEBOOK' || modifiedAt > modifiedAfter
  const objects = found
    .filter((each) => isRecent(each) && can(call, each, 'CAN_READ'))
    .map((each) => toWire(workspace, each, asked.spell(each.path)))
  return objects.length > 0 ? { objects } : {}
}

export function getStatus(call: Call) {
  const { workspace, query } = call
  const asked = toAskedPath(query.get('path'))
  const node = objectFor(call, asked, 'CAN_READ')
  const hasFormat = queryBoolean(query, 'return_export_info') && node.gitFormat
  return {
    ...toWire(workspace, node, asked.asked),
    ...(hasFormat ? { repos_export_format: node.gitFormat } : {}),
    ...(queryBoolean(query, 'return_git_info') ? gitInfoOf(workspace, node.path) : {}),
  }
}
