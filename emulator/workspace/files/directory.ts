import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { queryInteger } from '../fields'
import { sizeOf } from '../kept/content'
import { fileInTheWay, isDirectory, makeDirectories, type FileNode } from '../kept/file-node'
import { nameOf } from '../kept/path-tree'
import { readPageToken, toPage } from '../page-token'
import { noContent, Reply } from '../reply'
import { badPath, directoryNotEmpty, isFile, noSuchDirectory } from './errors'
import type { VolumePrivilege } from './volume'
import { volumePathOf } from './volume-path'

function directoryFor(call: Call, needed: VolumePrivilege) {
  const found = volumePathOf(call, needed)
  const node = call.workspace.kept.volumeFiles.get(found.path)
  if (!node || !isDirectory(node)) throw noSuchDirectory()
  return found
}

const toEntry = ({ path, content, modifiedAt }: FileNode) => ({
  path,
  name: nameOf(path),
  is_directory: content === null,
  last_modified: modifiedAt,
  ...(content ? { file_size: sizeOf(content) } : {}),
})

const largestPage = 1000

export function listDirectory(call: Call) {
  const { workspace, query } = call
  const { path } = directoryFor(call, 'READ_VOLUME')
  const size = queryInteger(query, 'page_size', 0) || largestPage
  if (size < 0) throw invalidParameter('page_size must not be negative')
  const offset = readPageToken(query.get('page_token'), path)
  const all = workspace.kept.volumeFiles.children(path)
  const page = toPage(all, offset, Math.min(size, largestPage), path)
  return {
    ...(page.items.length > 0 ? { contents: page.items.map(toEntry) } : {}),
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
  }
}

/** With all above it; one that is there already is a success. */
export async function createDirectory(call: Call) {
  const { path } = volumePathOf(call, 'WRITE_VOLUME')
  const { kept } = call.workspace
  if (fileInTheWay(kept.volumeFiles, path)) throw isFile()
  makeDirectories(kept.volumeFiles, path, call.now)
  await kept.commit()
  return noContent()
}

export async function deleteDirectory(call: Call) {
  const { path, isRoot } = directoryFor(call, 'WRITE_VOLUME')
  const { kept } = call.workspace
  if (isRoot) throw badPath('The root of a volume cannot be deleted.')
  if (kept.volumeFiles.children(path).length > 0) throw directoryNotEmpty()
  kept.volumeFiles.remove(path)
  await kept.commit()
  return noContent()
}

export function readDirectoryMetadata(call: Call) {
  directoryFor(call, 'READ_VOLUME')
  return new Reply(200, { 'content-length': 0 })
}
