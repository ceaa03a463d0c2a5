'use client'

import useSWR from 'swr'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { principalPaths } from './paths'
import type { PrincipalPage } from './schema'

export type FoundPrincipals = { workspace: WorkspaceAlias; page: PrincipalPage }[]

/** Who in each of these workspaces goes by a name like this; those that did not answer are left out. */
export function useFoundPrincipals(
  workspaces: readonly WorkspaceAlias[],
  q: string,
): FoundPrincipals | undefined {
  const key = q.length < 2 ? null : ['principals', q, ...workspaces]
  const { data } = useSWR<FoundPrincipals>(key, () => readEach(workspaces, q), {
    keepPreviousData: false,
    revalidateOnFocus: false,
  })
  return data
}

async function readEach(workspaces: readonly WorkspaceAlias[], q: string) {
  const asked = workspaces.map(async (workspace) => ({
    workspace,
    page: await fetchJson<PrincipalPage>(principalPaths.list(workspace, q)),
  }))
  const settled = await Promise.allSettled(asked)
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
}
