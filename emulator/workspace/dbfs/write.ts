import type { ByteCall, Call } from '../call'
import { malformedRequest } from '../errors'
import { optionalBoolean, optionalText, text } from '../fields'
import { readPosted, type PostedBody } from '../form-body'
import type { Content } from '../kept/content'
import { fileInTheWay, isDirectory, makeDirectories } from '../kept/file-node'
import { parentOf } from '../kept/path-tree'
import { blockTooLarge, pathExists } from './errors'
import { requireWritable, toDbfsPath } from './path'
import { requireWorkspaceAccess } from '../workspace-access'

const mostBlockBytes = 1024 * 1024

export function readBlockBytes(encoded: string): Buffer {
  if (!/^[\w+/\s-]*={0,2}\s*$/.test(encoded)) throw malformedRequest('data is not in base64')
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length > mostBlockBytes) throw blockTooLarge(mostBlockBytes)
  return bytes
}

/** Throws unless a file may be written at a path. */
export function requireFree(call: Call, path: string, overwrite: boolean): void {
  const { dbfs } = call.workspace.kept
  requireWritable(path)
  const there = dbfs.get(path)
  if (there && (isDirectory(there) || !overwrite)) throw pathExists(path)
  const inTheWay = fileInTheWay(dbfs, parentOf(path))
  if (inTheWay) throw pathExists(inTheWay.path)
}

export async function putFile({ workspace: { kept }, now }: Call, path: string, content: Content) {
  const before = kept.dbfs.get(path)
  makeDirectories(kept.dbfs, parentOf(path), now)
  kept.dbfs.set({ path, modifiedAt: now, content })
  await kept.commit([before?.content])
}

/** A posted file may be larger than what stands in the JSON. */
const bytesOf = ({ fields, file }: PostedBody) =>
  file ?? readBlockBytes(optionalText(fields, 'contents') ?? '')

export async function putWhole(call: ByteCall) {
  requireWorkspaceAccess(call)
  const posted = await readPosted(call, 'contents')
  const path = toDbfsPath(text(posted.fields, 'path'))
  const overwrite = optionalBoolean(posted.fields, 'overwrite') ?? false
  requireFree(call, path, overwrite)
  const content = await call.workspace.kept.blobs.write([bytesOf(posted)])
  await putFile(call, path, content)
  return {}
}
