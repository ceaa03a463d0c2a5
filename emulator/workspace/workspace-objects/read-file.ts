import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { sizeOf } from '../kept/content'
import { Reply } from '../reply'
import { toAskedPath } from './asked-path'
import { objectFor } from './rights'

/** The bytes of a file, or the source of a notebook. */
export async function readWorkspaceFile(call: Call) {
  const asked = toAskedPath(`/${call.params['path'] ?? ''}`)
  const { content } = objectFor(call, asked, 'CAN_READ')
  if (!content) throw invalidParameter(`Path (${asked.asked}) is a directory.`)
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': sizeOf(content),
  }
  return new Reply(200, headers, await call.workspace.kept.stream(content))
}
