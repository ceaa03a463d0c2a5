'use client'

import useSWR from 'swr'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { mePaths } from './paths'
import type { Me } from './schema'

export type MeIn = ReadonlyMap<WorkspaceAlias, Me>

/** Who I am in each of these workspaces; one that did not answer is left out, and then Databricks decides. */
export async function readMeIn(workspaces: readonly WorkspaceAlias[]): Promise<MeIn> {
  const asked = workspaces.map(
    async (workspace) => [workspace, await fetchJson<Me>(mePaths.detail(workspace))] as const,
  )
  const settled = await Promise.allSettled(asked)
  return new Map(settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
}

export function useMeIn(workspaces: readonly WorkspaceAlias[]): MeIn | undefined {
  const { data } = useSWR<MeIn>(['me', ...workspaces], () => readMeIn(workspaces), {
    revalidateOnFocus: false,
  })
  return data
}
