import type { ByteRange } from '../../core/blob-folder'
import type { ByteCall, Call } from '../call'
import { ApiError } from '../errors'
import { queryBoolean } from '../fields'
import { sizeOf, type Content } from '../kept/content'
import { fileInTheWay, isDirectory, makeDirectories } from '../kept/file-node'
import { parentOf } from '../kept/path-tree'
import { noContent, Reply } from '../reply'
import { readRange } from './byte-range'
import { fileExists, isDirectoryError, isFile, noSuchFile } from './errors'
import { volumePathOf } from './volume-path'

/** "Uploads a file of up to 5 GiB" (Files API). */
const mostBytes = 5 * 1024 ** 3

/** Asked before the bytes are taken and after: another upload may have come first. */
function requireFree({ workspace: { kept } }: Call, path: string, overwrite: boolean): void {
  const there = kept.volumeFiles.get(path)
  if (there && isDirectory(there)) throw isDirectoryError()
  if (there && !overwrite) throw fileExists()
  if (!there && fileInTheWay(kept.volumeFiles, parentOf(path))) throw isFile()
}

/** The bytes go to the disk as they come; the directories above are made. */
export async function uploadFile(call: ByteCall) {
  const { workspace, query, request, now } = call
  const { kept } = workspace
  const { path } = volumePathOf(call, 'WRITE_VOLUME')
  const overwrite = queryBoolean(query, 'overwrite') ?? false
  requireFree(call, path, overwrite)
  const content = await kept.receive(request, mostBytes)
  try {
    requireFree(call, path, overwrite)
  } catch (error) {
    await kept.blobs.remove(content)
    throw error
  }
  const before = kept.volumeFiles.get(path)
  makeDirectories(kept.volumeFiles, parentOf(path), now)
  kept.volumeFiles.set({ path, modifiedAt: now, content })
  await kept.commit([before?.content])
  return noContent()
}

type Found = { content: Content; modifiedAt: number }

function fileFor(call: Call): Found {
  const { path } = volumePathOf(call, 'READ_VOLUME')
  const node = call.workspace.kept.volumeFiles.get(path)
  if (!node?.content) throw noSuchFile()
  return { content: node.content, modifiedAt: node.modifiedAt }
}

/** HTTP dates have whole seconds. */
function requireUnmodified(header: string | undefined, modifiedAt: number): void {
  const since = Date.parse(header ?? '')
  if (Number.isNaN(since) || Math.floor(modifiedAt / 1000) * 1000 <= since) return
  throw new ApiError(412, 'PRECONDITION_FAILED', 'The file was modified since the given time.')
}

function headersOf({ content, modifiedAt }: Found, range?: ByteRange) {
  const size = sizeOf(content)
  return {
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
    'content-length': range ? range.end - range.start + 1 : size,
    'last-modified': new Date(modifiedAt).toUTCString(),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
  }
}

export async function downloadFile(call: ByteCall) {
  const { headers } = call.request
  const found = fileFor(call)
  requireUnmodified(headers['if-unmodified-since'], found.modifiedAt)
  const range = readRange(headers.range, sizeOf(found.content))
  const body = await call.workspace.kept.stream(found.content, range)
  return new Reply(range ? 206 : 200, headersOf(found, range), body)
}

export function readFileMetadata(call: ByteCall) {
  const found = fileFor(call)
  requireUnmodified(call.request.headers['if-unmodified-since'], found.modifiedAt)
  return new Reply(200, headersOf(found))
}

export async function deleteFile(call: Call) {
  const { path } = volumePathOf(call, 'WRITE_VOLUME')
  const { kept } = call.workspace
  if (!kept.volumeFiles.get(path)?.content) throw noSuchFile()
  await kept.commit(kept.volumeFiles.remove(path).map(({ content }) => content))
  return noContent()
}
