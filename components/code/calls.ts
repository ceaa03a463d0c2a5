import type { ShownCall, ShownPage } from '@/lib/code-samples/shown-call'
import { clusterCall, clustersCall } from '../clusters/clusters-call'
import { compareCall } from '../compare/compare-call'
import { doctorCall } from '../doctor/doctor-call'
import { jobCall, jobsCall } from '../jobs/jobs-call'
import { nounOf } from '../layout/navigation'
import { nowCall } from '../now/now-call'
import { runCall, runsCall } from '../runs/runs-call'
import { scheduleCall } from '../schedule/schedule-call'
import { warehouseCall, warehousesCall } from '../warehouses/warehouses-call'

type CallsOf = {
  /** The segment of the path. */
  noun: string
  list: (page: ShownPage) => ShownCall
  item?: (page: ShownPage, id: string) => ShownCall
  /** Pages below the one of an item, by their segment. */
  below?: Readonly<Record<string, (page: ShownPage, id: string) => ShownCall>>
}

/** What each page shows, as calls for scripts. */
export const calls: readonly CallsOf[] = [
  { noun: 'now', list: nowCall },
  { noun: 'runs', list: runsCall, item: runCall, below: { compare: compareCall } },
  { noun: 'jobs', list: jobsCall, item: jobCall },
  { noun: 'schedule', list: scheduleCall },
  { noun: 'clusters', list: clustersCall, item: clusterCall },
  { noun: 'warehouses', list: warehousesCall, item: warehouseCall },
  { noun: 'doctor', list: doctorCall },
]

/** The calls behind the page at this path; null for a page that shows nothing of Databricks. */
export function callOf(pathname: string, page: ShownPage): ShownCall | null {
  const noun = nounOf(pathname)
  const entry = calls.find((each) => each.noun === noun)
  const [first, , , id, part] = pathname.split('/').slice(1)
  if (first !== 'workspaces' || id === undefined) return entry?.list(page) ?? null
  const call = part === undefined ? entry?.item : entry?.below?.[part]
  return call?.(page, decodeURIComponent(id)) ?? null
}
