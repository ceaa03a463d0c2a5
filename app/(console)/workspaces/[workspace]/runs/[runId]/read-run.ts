import { notFound } from 'next/navigation'
import { runId } from '@/lib/databricks/ids'
import { readWorkspace } from '../../read-workspace'

export type RunParams = Promise<{ workspace: string; runId: string }>

/** The run a path names, as far as the path tells; what can be no id of one is a 404. */
export async function readRun(params: RunParams) {
  const workspace = await readWorkspace(params)
  const id = runId.safeParse((await params).runId)
  if (!id.success) notFound()
  return { workspace, input: { workspace: workspace.alias, runId: id.data } }
}
