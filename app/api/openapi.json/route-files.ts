import type { RouteFile } from '@/lib/api/openapi/document'
import * as doctor from '../databricks/doctor/route'
import * as foundWorkspaces from '../databricks/found-workspaces/route'
import * as foundWorkspacesOne from '../databricks/found-workspaces/[workspace]/route'
import * as now from '../databricks/now/route'
import * as upkeepEverywhere from '../databricks/upkeep/[kind]/route'
import * as workspaces from '../databricks/workspaces/route'
import * as clusters from '../databricks/workspaces/[workspace]/clusters/route'
import * as clustersOne from '../databricks/workspaces/[workspace]/clusters/[clusterId]/route'
import * as clustersEvents from '../databricks/workspaces/[workspace]/clusters/[clusterId]/events/route'
import * as clustersPermissions from '../databricks/workspaces/[workspace]/clusters/[clusterId]/permissions/route'
import * as clustersRestart from '../databricks/workspaces/[workspace]/clusters/[clusterId]/restart/route'
import * as clustersStart from '../databricks/workspaces/[workspace]/clusters/[clusterId]/start/route'
import * as clustersTerminate from '../databricks/workspaces/[workspace]/clusters/[clusterId]/terminate/route'
import * as jobs from '../databricks/workspaces/[workspace]/jobs/route'
import * as jobsOne from '../databricks/workspaces/[workspace]/jobs/[jobId]/route'
import * as jobsCancelAll from '../databricks/workspaces/[workspace]/jobs/[jobId]/cancel-all/route'
import * as jobsOwner from '../databricks/workspaces/[workspace]/jobs/[jobId]/owner/route'
import * as jobsPause from '../databricks/workspaces/[workspace]/jobs/[jobId]/pause/route'
import * as jobsPermissions from '../databricks/workspaces/[workspace]/jobs/[jobId]/permissions/route'
import * as jobsResume from '../databricks/workspaces/[workspace]/jobs/[jobId]/resume/route'
import * as jobsRunAs from '../databricks/workspaces/[workspace]/jobs/[jobId]/run-as/route'
import * as jobsRunNow from '../databricks/workspaces/[workspace]/jobs/[jobId]/run-now/route'
import * as me from '../databricks/workspaces/[workspace]/me/route'
import * as principals from '../databricks/workspaces/[workspace]/principals/route'
import * as upkeep from '../databricks/workspaces/[workspace]/upkeep/[kind]/route'
import * as reach from '../databricks/workspaces/[workspace]/reach/route'
import * as runs from '../databricks/workspaces/[workspace]/runs/route'
import * as runsOne from '../databricks/workspaces/[workspace]/runs/[runId]/route'
import * as runsCancel from '../databricks/workspaces/[workspace]/runs/[runId]/cancel/route'
import * as runsCompare from '../databricks/workspaces/[workspace]/runs/[runId]/compare/route'
import * as runsCompareLogs from '../databricks/workspaces/[workspace]/runs/[runId]/compare/logs/route'
import * as runsEvidence from '../databricks/workspaces/[workspace]/runs/[runId]/evidence/route'
import * as runsExport from '../databricks/workspaces/[workspace]/runs/[runId]/export/route'
import * as runsGrid from '../databricks/workspaces/[workspace]/runs/grid/route'
import * as runsOutput from '../databricks/workspaces/[workspace]/runs/[runId]/output/route'
import * as runsRepair from '../databricks/workspaces/[workspace]/runs/[runId]/repair/route'
import * as runsUsual from '../databricks/workspaces/[workspace]/runs/usual/route'
import * as schedule from '../databricks/schedule/route'
import * as workspaceSchedule from '../databricks/workspaces/[workspace]/schedule/route'
import * as warehouses from '../databricks/workspaces/[workspace]/warehouses/route'
import * as warehousesOne from '../databricks/workspaces/[workspace]/warehouses/[warehouseId]/route'
import * as warehousesPermissions from '../databricks/workspaces/[workspace]/warehouses/[warehouseId]/permissions/route'
import * as warehousesStart from '../databricks/workspaces/[workspace]/warehouses/[warehouseId]/start/route'
import * as warehousesStop from '../databricks/workspaces/[workspace]/warehouses/[warehouseId]/stop/route'

/** Every file of routes that the description covers; a test holds the list against the folders. */
export const routeFiles: readonly RouteFile[] = [
  { path: '/api/databricks/doctor', methods: doctor },
  { path: '/api/databricks/found-workspaces', methods: foundWorkspaces },
  { path: '/api/databricks/found-workspaces/[workspace]', methods: foundWorkspacesOne },
  { path: '/api/databricks/now', methods: now },
  { path: '/api/databricks/schedule', methods: schedule },
  { path: '/api/databricks/workspaces', methods: workspaces },
  { path: '/api/databricks/workspaces/[workspace]/clusters', methods: clusters },
  { path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]', methods: clustersOne },
  {
    path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]/events',
    methods: clustersEvents,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]/permissions',
    methods: clustersPermissions,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]/restart',
    methods: clustersRestart,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]/start',
    methods: clustersStart,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/clusters/[clusterId]/terminate',
    methods: clustersTerminate,
  },
  { path: '/api/databricks/workspaces/[workspace]/jobs', methods: jobs },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]', methods: jobsOne },
  {
    path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/cancel-all',
    methods: jobsCancelAll,
  },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/pause', methods: jobsPause },
  {
    path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/permissions',
    methods: jobsPermissions,
  },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/resume', methods: jobsResume },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/run-now', methods: jobsRunNow },
  { path: '/api/databricks/workspaces/[workspace]/me', methods: me },
  { path: '/api/databricks/workspaces/[workspace]/reach', methods: reach },
  { path: '/api/databricks/upkeep/[kind]', methods: upkeepEverywhere },
  { path: '/api/databricks/workspaces/[workspace]/upkeep/[kind]', methods: upkeep },
  { path: '/api/databricks/workspaces/[workspace]/principals', methods: principals },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/owner', methods: jobsOwner },
  { path: '/api/databricks/workspaces/[workspace]/jobs/[jobId]/run-as', methods: jobsRunAs },
  { path: '/api/databricks/workspaces/[workspace]/runs', methods: runs },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]', methods: runsOne },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/cancel', methods: runsCancel },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/compare', methods: runsCompare },
  {
    path: '/api/databricks/workspaces/[workspace]/runs/[runId]/compare/logs',
    methods: runsCompareLogs,
  },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/evidence', methods: runsEvidence },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/export', methods: runsExport },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/output', methods: runsOutput },
  { path: '/api/databricks/workspaces/[workspace]/runs/[runId]/repair', methods: runsRepair },
  { path: '/api/databricks/workspaces/[workspace]/runs/grid', methods: runsGrid },
  { path: '/api/databricks/workspaces/[workspace]/runs/usual', methods: runsUsual },
  { path: '/api/databricks/workspaces/[workspace]/schedule', methods: workspaceSchedule },
  { path: '/api/databricks/workspaces/[workspace]/warehouses', methods: warehouses },
  {
    path: '/api/databricks/workspaces/[workspace]/warehouses/[warehouseId]',
    methods: warehousesOne,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/warehouses/[warehouseId]/permissions',
    methods: warehousesPermissions,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/warehouses/[warehouseId]/start',
    methods: warehousesStart,
  },
  {
    path: '/api/databricks/workspaces/[workspace]/warehouses/[warehouseId]/stop',
    methods: warehousesStop,
  },
]
