import type { Call } from '../call'
import { optionalBoolean, text } from '../fields'
import { fileInTheWay, isDirectory, makeDirectories, type FileNode } from '../kept/file-node'
import { isWithin, parentOf } from '../kept/path-tree'
import { invalidParameter } from '../errors'
import { directoryNotEmpty, noSuchPath, pathExists } from './errors'
import { nodeAt } from './look'
import { requireWritable, toDbfsPath } from './path'
import { requireWorkspaceAccess } from '../workspace-access'

export async function makeDirectory(call: Call) {
  requireWorkspaceAccess(call)
  const { kept } = call.workspace
  const path = toDbfsPath(text(call.body, 'path'))
  const inTheWay = fileInTheWay(kept.dbfs, path)
  if (inTheWay) throw pathExists(inTheWay.path)
  if (kept.dbfs.get(path)) return {}
  requireWritable(path)
  makeDirectories(kept.dbfs, path, call.now)
  await kept.commit()
  return {}
}

/** What is not there is deleted already: no error (seen by databricks/cli, libs/filer). */
export async function deletePath(call: Call) {
  requireWorkspaceAccess(call)
  const { kept } = call.workspace
  const path = toDbfsPath(text(call.body, 'path'))
  requireWritable(path)
  if (!kept.dbfs.get(path)) return {}
  const isRecursive = optionalBoolean(call.body, 'recursive') ?? false
  if (!isRecursive && kept.dbfs.children(path).length > 0) throw directoryNotEmpty()
  await kept.commit(kept.dbfs.remove(path).map(({ content }) => content))
  return {}
}

/** Nothing is moved onto something, and no directory into itself. */
function requireMovable(call: Call, source: FileNode, target: string): void {
  const { dbfs } = call.workspace.kept
  if (dbfs.get(target)) throw pathExists(target)
  if (isWithin(target, source.path)) {
    throw invalidParameter(`Cannot move ${source.path} into itself: ${target}`)
  }
  const folder = dbfs.get(parentOf(target))
  if (!folder) throw noSuchPath(parentOf(target))
  if (!isDirectory(folder)) throw pathExists(folder.path)
}

export async function movePath(call: Call) {
  requireWorkspaceAccess(call)
  const { kept } = call.workspace
  const source = nodeAt(call, toDbfsPath(text(call.body, 'source_path')))
  const target = toDbfsPath(text(call.body, 'destination_path'))
  requireWritable(source.path)
  requireWritable(target)
  requireMovable(call, source, target)
  for (const node of kept.dbfs.remove(source.path)) {
    kept.dbfs.set({ ...node, path: target + node.path.slice(source.path.length) })
  }
  await kept.commit()
  return {}
}
