import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTop } from '../../layout/page-top'
import { RefreshNotice } from '../../ui/refresh-notice'
import { WarehouseCrumbs } from './warehouse-head'

/** In the place of a warehouse that could not be read: why, and what helps. */
export function WarehouseProblem({
  workspace,
  problem,
}: {
  workspace: Workspace
  problem: Problem
}) {
  return (
    <>
      <PageTop>
        <WarehouseCrumbs workspace={workspace}>Warehouse</WarehouseCrumbs>
      </PageTop>
      <h1 className="sr-only">SQL warehouse</h1>
      <div className="mt-2">
        <RefreshNotice problem={problem} />
      </div>
    </>
  )
}
