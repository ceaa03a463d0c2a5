import { notFound } from 'next/navigation'
import { jobId } from '@/lib/databricks/ids'
import { readWorkspace } from '../../read-workspace'

export type JobParams = Promise<{ workspace: string; jobId: string }>

/** The job a path names, as far as the path tells; what can be no id of one is a 404. */
export async function readJob(params: JobParams) {
  const workspace = await readWorkspace(params)
  const id = jobId.safeParse((await params).jobId)
  if (!id.success) notFound()
  return { workspace, input: { workspace: workspace.alias, jobId: id.data } }
}
