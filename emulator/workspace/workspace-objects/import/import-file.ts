import type { Blob } from '../../../core/blob-folder'
import type { ByteCall } from '../../call'
import { ApiError } from '../../errors'
import { queryBoolean } from '../../fields'
import type { Kept } from '../../kept/kept'
import { toAskedPath } from '../asked-path'
import { requireParentFolder } from '../rights'
import { autoPlan, refusingBadContent } from './plan'
import { tooLarge } from './too-large'
import { alreadyExists, putObject, requireWritable, type Wanted } from './write'

/** Files may be that large (Azure Databricks, "What are workspace files"), notebooks not. */
const mostFileBytes = 500 * 1024 * 1024
const mostNotebookBytes = 10 * 1024 * 1024

const nodeExists = (spelled: string) =>
  new ApiError(
    409,
    'ALREADY_EXISTS',
    `Node with name ${spelled} already exists. Please pass overwrite=true to update it.`,
  )

type Target = { path: string; wanted: Wanted; content: Blob }

/** What the bytes on the disk are, by the path they are for and by their first line. */
async function targetOf({ blobs }: Kept, path: string, content: Blob): Promise<Target> {
  const isJupyter = path.toLowerCase().endsWith('.ipynb')
  if (isJupyter && content.size > mostNotebookBytes) throw tooLarge(mostNotebookBytes)
  const bytes = isJupyter ? await blobs.read(content) : await blobs.slice(content, 0, 200)
  const plan = refusingBadContent(() => autoPlan(path, bytes))
  const target = { path: plan.path, wanted: plan.wanted }
  if (plan.wanted.type === 'FILE') return { ...target, content }
  if (content.size > mostNotebookBytes) throw tooLarge(mostNotebookBytes)
  if (!isJupyter) return { ...target, content }
  await blobs.remove(content)
  return { ...target, content: await blobs.write([plan.bytes]) }
}

/** Raw bytes to a path that may come as one encoded segment; only the CLI's own words tell of this call. */
export async function importFile(call: ByteCall) {
  const { workspace, query, params, request } = call
  const { kept } = workspace
  const asked = toAskedPath(`/${params['path'] ?? ''}`)
  const overwrite = queryBoolean(query, 'overwrite') ?? false
  requireParentFolder(call, asked)
  const written = await kept.receive(request, mostFileBytes)
  let content = written
  try {
    const target = await targetOf(kept, asked.path, written)
    content = target.content
    const exists = target.wanted.type === 'FILE' ? nodeExists : alreadyExists
    requireWritable(call, { ...asked, path: target.path }, target.wanted, { overwrite, exists })
    await kept.commit([putObject(call, target.path, target.wanted, content)])
  } catch (error) {
    await kept.blobs.remove(content)
    throw error
  }
  return {}
}
