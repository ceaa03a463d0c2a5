import type { JobBlueprint } from '../blueprint'
import {
  ada,
  analystsView,
  engineersManage,
  engineersView,
  grace,
  hugo,
  kira,
  oncallRuns,
  private_,
  scientistsRun,
} from '../people'
import { dashboard, dbt, notebook, sql } from '../tasks'
import { daily, gitHub, zone } from './telling'

/** Whose they are: private, shared, left behind, paused. */
export const owners: readonly JobBlueprint[] = [
  {
    name: 'payroll_export',
    owner: kira,
    grants: private_,
    rhythm: { kind: 'monthly', day: 25, hour: 6, zone },
    tasks: [notebook('export_payroll', 240, 'hr/payroll')],
    settings: { tags: { team: 'hr', confidential: 'true' } },
  },
  {
    name: 'board_kpis',
    owner: ada,
    grants: [...analystsView],
    rhythm: daily(6, 45, 'America/New_York'),
    tasks: [sql('compute_kpis', 200, 'bi/board'), dashboard('refresh_board', 40, ['compute_kpis'])],
    settings: { tags: { team: 'bi', tier: '1' } },
  },
  {
    name: 'legacy_reports_nightly',
    owner: hugo,
    hasLeft: true,
    grants: engineersView,
    rhythm: daily(23, 30),
    tasks: [notebook('legacy', 260, 'legacy/reports')],
    ageDays: 1_460,
  },
  {
    name: 'gdpr_erasure_requests',
    owner: kira,
    grants: oncallRuns,
    rhythm: { kind: 'manual', everyDays: 9 },
    tasks: [
      notebook('find', 120, 'privacy/erasure'),
      notebook('erase', 240, 'privacy/erasure', ['find']),
    ],
  },
  {
    name: 'ml_demand_forecast',
    owner: grace,
    grants: scientistsRun,
    rhythm: daily(20, 0),
    tasks: [
      notebook('features', 500, 'ml/demand'),
      notebook('fit', 1_300, 'ml/demand', ['features']),
      notebook('publish', 90, 'ml/demand', ['fit']),
    ],
    settings: { ...gitHub('demand-forecast'), tags: { team: 'ml' } },
  },
  {
    name: 'dbt_docs_site',
    owner: hugo,
    hasLeft: true,
    isPaused: true,
    pausedDays: 130,
    grants: engineersManage,
    rhythm: daily(5, 0, 'UTC'),
    tasks: [dbt('docs', 90, '*')],
    ageDays: 900,
  },
]
