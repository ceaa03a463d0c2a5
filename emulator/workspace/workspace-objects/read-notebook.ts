import type { Workspace } from '../workspace'
import type { Notebook } from './notebook/notebook'
import { fromSource } from './notebook/source'
import type { ObjectNode } from './object'

/** A notebook as it is kept and as its commands. */
export async function readNotebook(
  { kept }: Workspace,
  { content, language = 'PYTHON' }: ObjectNode,
): Promise<{ source: Buffer; notebook: Notebook }> {
  const source = content ? await kept.bytesOf(content) : Buffer.alloc(0)
  return { source, notebook: fromSource(source.toString(), language) }
}
