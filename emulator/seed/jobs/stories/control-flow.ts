import type { JobBlueprint } from '../blueprint'
import { JobIds } from '../job-ids'
import {
  analystsView,
  ben,
  engineersManage,
  engineersRun,
  ines,
  jonas,
  kira,
  oncallRuns,
} from '../people'
import { condition, dashboard, forEach, notebook, onBranch, runJob } from '../tasks'
import { daily } from './telling'

/** Places in the catalogue: the burst's nine come first. */
const prodIds = new JobIds('prod')
const financeDailyClose = prodIds.at(1)
const customer360 = prodIds.at(2)

/** Loops, jobs that run jobs, and conditions. */
export const controlFlow: readonly JobBlueprint[] = [
  {
    name: 'country_reports_fanout',
    owner: ines,
    grants: analystsView,
    rhythm: daily(7, 5),
    tasks: [
      notebook('list_countries', 25, 'reports/country'),
      forEach(
        'each_country',
        notebook('report_country', 110, 'reports/country', [], {
          notebook_task: {
            notebook_path: '/Workspace/Repos/reports/country/report_country.py',
            base_parameters: { region: '{{input}}' },
            source: 'WORKSPACE',
          },
        }),
        '{{tasks.list_countries.values.regions}}',
        3,
        ['list_countries'],
      ),
      dashboard('refresh_country_dashboard', 30, ['each_country']),
    ],
  },
  {
    name: 'table_maintenance_sweep',
    owner: kira,
    grants: oncallRuns,
    rhythm: { kind: 'weekly', day: 1, hour: 4, zone: 'UTC' },
    tasks: [
      forEach(
        'each_table',
        notebook('optimize_table', 80, 'platform/maintenance'),
        JSON.stringify([
          'orders',
          'customers',
          'events',
          'sessions',
          'ledger',
          'stock',
          'clicks',
          'prices',
          'tickets',
          'returns',
        ]),
        4,
      ),
    ],
  },
  {
    name: 'nightly_orchestrator',
    owner: ben,
    grants: engineersManage,
    rhythm: daily(1, 0),
    tasks: [
      notebook('preflight', 40, 'platform/orchestrator'),
      runJob('run_finance_close', 900, financeDailyClose, ['preflight']),
      runJob('run_customer_360', 600, customer360, ['preflight']),
      notebook('report', 30, 'platform/orchestrator', ['run_finance_close', 'run_customer_360'], {
        run_if: 'ALL_DONE',
      }),
    ],
    isPaused: true,
    latest: {},
  },
  {
    name: 'price_change_gate',
    owner: jonas,
    grants: engineersRun,
    rhythm: {
      kind: 'table-update',
      perDay: 3,
      tables: ['main.pricing.proposals', 'main.sales.orders_silver'],
    },
    tasks: [
      notebook('count_changes', 50, 'pricing/gate'),
      condition('many_changes', '{{tasks.count_changes.values.row_count}}', '25000', [
        'count_changes',
      ]),
      onBranch(notebook('ask_approval', 70, 'pricing/gate'), 'many_changes', 'true'),
      onBranch(notebook('apply_directly', 120, 'pricing/gate'), 'many_changes', 'false'),
      notebook('notify', 15, 'pricing/gate', ['ask_approval', 'apply_directly'], {
        run_if: 'AT_LEAST_ONE_SUCCESS',
      }),
    ],
  },
]
