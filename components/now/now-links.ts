import type { Route } from 'next'
import type { NowRow } from '@/lib/views/now/schema'

type Linked = Pick<NowRow, 'workspace' | 'run'>

export const runHref = ({ workspace, run }: Linked) =>
  `/workspaces/${workspace}/runs/${run.runId}` as Route
