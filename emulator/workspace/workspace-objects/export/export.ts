import type { Call } from '../../call'
import { ApiError, invalidParameter } from '../../errors'
import { oneOf, queryBoolean } from '../../fields'
import { sizeOf } from '../../kept/content'
import { nameOf } from '../../kept/path-tree'
import { Reply } from '../../reply'
import { toAskedPath, type AskedPath } from '../asked-path'
import { isFolder, type ObjectNode } from '../object'
import { readNotebook } from '../read-notebook'
import { objectFor } from '../rights'
import { exportFolder } from './folder'
import { exportFormats, type Exported, type ExportFormat } from './format'
import { exportNotebook } from './notebook'

const mostBytes = 10 * 1024 * 1024

/** The limit is the JSON's; a direct download goes beyond it (databricks/cli, bundle/deploy/filer.go). */
function requireSize(size: number, errorCode: string): void {
  if (size <= mostBytes) return
  throw new ApiError(
    400,
    errorCode,
    `The exported content has ${size} bytes and exceeds the maximum size of ${mostBytes} bytes.`,
  )
}

const download = (size: number, name: string, body: Reply['body']) =>
  new Reply(
    200,
    {
      'content-type': 'application/octet-stream',
      'content-length': size,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
    body,
  )

const toJson = ({ bytes, fileType }: Exported) => ({
  content: bytes.toString('base64'),
  file_type: fileType,
})

type Wish = { format: ExportFormat; isDirect: boolean; asked: AskedPath }

async function exportFile({ workspace: { kept } }: Call, node: ObjectNode, wish: Wish) {
  if (!['SOURCE', 'AUTO', 'RAW'].includes(wish.format)) {
    throw invalidParameter(`The file ${wish.asked.asked} cannot be exported as ${wish.format}.`)
  }
  const content = node.content ?? { text: '' }
  const name = nameOf(node.path)
  if (wish.isDirect) return download(sizeOf(content), name, await kept.stream(content))
  requireSize(sizeOf(content), 'MAX_READ_SIZE_EXCEEDED')
  const fileType = /\.(\w+)$/.exec(name)?.[1] ?? ''
  return toJson({ bytes: await kept.bytesOf(content), fileType, name })
}

async function exportOther(call: Call, node: ObjectNode, { format, asked }: Wish) {
  if (isFolder(node)) return exportFolder(call, node, format, asked.asked)
  const read = await readNotebook(call.workspace, node)
  return exportNotebook({ ...read, name: nameOf(node.path) }, node, format)
}

export async function exportWorkspaceObject(call: Call) {
  const { query } = call
  const asked = toAskedPath(query.get('path'))
  const format = oneOf('format', query.get('format') || 'SOURCE', exportFormats)
  const wish = { format, asked, isDirect: queryBoolean(query, 'direct_download') ?? false }
  const node = objectFor(call, asked, 'CAN_READ')
  if (node.type === 'FILE') return exportFile(call, node, wish)
  const exported = await exportOther(call, node, wish)
  if (wish.isDirect) return download(exported.bytes.length, exported.name, exported.bytes)
  requireSize(exported.bytes.length, 'MAX_NOTEBOOK_SIZE_EXCEEDED')
  return toJson(exported)
}
