import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { queryInteger } from '../fields'
import { sizeOf } from '../kept/content'
import { isDirectory, type FileNode } from '../kept/file-node'
import { noSuchPath, readTooLarge } from './errors'
import { toDbfsPath } from './path'
import { requireWorkspaceAccess } from '../workspace-access'

export function nodeAt(call: Call, path: string): FileNode {
  const node = call.workspace.kept.dbfs.get(path)
  if (!node) throw noSuchPath(path)
  return node
}

const toWire = ({ path, content, modifiedAt }: FileNode) => ({
  path,
  is_dir: content === null,
  file_size: content ? sizeOf(content) : 0,
  modification_time: modifiedAt,
})

/** A file lists itself. */
export function listFiles(call: Call) {
  requireWorkspaceAccess(call)
  const node = nodeAt(call, toDbfsPath(call.query.get('path')))
  const found = isDirectory(node) ? call.workspace.kept.dbfs.children(node.path) : [node]
  return found.length > 0 ? { files: found.map(toWire) } : {}
}

export function getFileStatus(call: Call) {
  requireWorkspaceAccess(call)
  return toWire(nodeAt(call, toDbfsPath(call.query.get('path'))))
}

const mostBytes = 1024 * 1024
const usualBytes = mostBytes / 2

/** Up to 1 MB from an offset; half of that when no length is asked for (DBFS API). */
export async function readBlock(call: Call) {
  requireWorkspaceAccess(call)
  const { query, workspace } = call
  const { path, content } = nodeAt(call, toDbfsPath(query.get('path')))
  const offset = queryInteger(query, 'offset', 0)
  const length = queryInteger(query, 'length', usualBytes)
  if (offset < 0 || length < 0) throw invalidParameter('offset and length must not be negative.')
  if (length > mostBytes) throw readTooLarge(mostBytes)
  if (!content) throw invalidParameter(`Cannot read a directory: ${path}`)
  const left = Math.max(0, Math.min(length, sizeOf(content) - offset))
  const bytes = left > 0 ? await workspace.kept.slice(content, offset, left) : Buffer.alloc(0)
  return { bytes_read: bytes.length, data: bytes.toString('base64') }
}
