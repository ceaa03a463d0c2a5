import { notFound } from 'next/navigation'
import { clusterId } from '@/lib/databricks/ids'
import { readWorkspace } from '../../read-workspace'

export type ClusterParams = Promise<{ workspace: string; clusterId: string }>

/** The cluster a path names, as far as the path tells; what can be no id of one is a 404. */
export async function readCluster(params: ClusterParams) {
  const workspace = await readWorkspace(params)
  const id = clusterId.safeParse((await params).clusterId)
  if (!id.success) notFound()
  return { workspace, input: { workspace: workspace.alias, clusterId: id.data } }
}
