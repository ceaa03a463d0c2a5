import type { Call } from '../call'
import { ApiError, permissionDenied } from '../errors'
import { optionalBoolean, text } from '../fields'
import { ancestorsOf, nameOf } from '../kept/path-tree'
import { toAskedPath, type AskedPath } from './asked-path'
import { alreadyExists } from './import/write'
import { newFolder } from './new-folder'
import { isFolder, type ObjectNode } from './object'
import { noSuchPath, objectFor, requireOn } from './rights'

/** The lowest folder of a path that is there, and those that are not. */
function splitAtExisting(call: Call, { path, spell }: AskedPath) {
  const missing: string[] = []
  for (const each of [path, ...ancestorsOf(path)]) {
    const node = call.workspace.kept.objects.get(each)
    if (node && !isFolder(node)) throw alreadyExists(spell(each))
    if (node) return { lowest: node, missing }
    missing.push(each)
  }
  throw noSuchPath(path)
}

/** A folder with all above it; one that is there already is a success. */
export async function makeDirectories(call: Call) {
  const { workspace, body, now } = call
  const asked = toAskedPath(text(body, 'path'))
  const { lowest, missing } = splitAtExisting(call, asked)
  if (missing.length === 0) return {}
  requireOn(call, lowest, 'CAN_MANAGE', asked.spell(lowest.path))
  for (const path of missing) workspace.kept.objects.set(newFolder(path, now))
  await workspace.kept.commit()
  return {}
}

const rootFolders = ['/', '/Users', '/Repos', '/Shared']

export async function deleteObject(call: Call) {
  const { workspace, body } = call
  const asked = toAskedPath(text(body, 'path'))
  const isRecursive = optionalBoolean(body, 'recursive') ?? false
  const node = objectFor(call, asked, 'CAN_READ')
  if (rootFolders.includes(node.path)) {
    throw permissionDenied(`Folder ${nameOf(node.path) || 'root'} is protected`)
  }
  requireOn(call, node, 'CAN_MANAGE', asked.asked)
  if (!isRecursive && workspace.kept.objects.children(node.path).length > 0) {
    throw new ApiError(400, 'DIRECTORY_NOT_EMPTY', `Folder (${asked.asked}) is not empty`)
  }
  await removeTree(call, node)
  return {}
}

/** A Git folder that goes is no longer known as one. */
export async function removeTree({ workspace: { kept } }: Call, { path }: ObjectNode) {
  const gone = kept.objects.remove(path)
  for (const { id } of gone) kept.repos.delete(id)
  await kept.commit(gone.map(({ content }) => content))
}
