import type { Story } from '../../workspace/runs/story'
import { tableNotFound } from '../runs/causes'
import type { JobBlueprint } from './blueprint'
import {
  analystsView,
  ben,
  engineersManage,
  engineersRun,
  engineersView,
  eve,
  farid,
  financeEtl,
  jonas,
  runAs,
} from './people'
import { dashboard, eightTasks, notebook, python, sql } from './tasks'

const zone = 'Europe/Amsterdam'

const failing = (task: string): Story => ({ fails: [{ task, cause: tableNotFound }] })
const byHand = (task: string): Story => ({ ...failing(task), trigger: 'ONE_TIME' })

const at = (minute: number) => ({ kind: 'daily', hour: 2, minute, zone }) as const

const git = {
  git_source: {
    git_url: 'https://dev.azure.com/contoso/data/_git/finance',
    git_provider: 'azureDevOpsServices',
    git_branch: 'main',
  },
}

/** One attempt more, as the close has it: the second fails in the same way. */
const retried = { max_retries: 1, min_retry_interval_millis: 30_000 }

/** Nine jobs that one missing table stopped in the night, some of them tried again by hand. */
export const burst: readonly JobBlueprint[] = [
  {
    name: 'orders_bronze_to_silver',
    owner: ben,
    grants: engineersManage,
    rhythm: at(12),
    tasks: [
      notebook('detect_files', 40, 'sales/orders'),
      notebook('load_orders', 150, 'sales/orders', ['detect_files']),
      notebook('merge_silver', 320, 'sales/orders', ['load_orders']),
      sql('optimize_silver', 90, 'sales/orders', ['merge_silver']),
    ],
    settings: {
      tags: { team: 'sales', domain: 'orders', tier: '1' },
      description: 'Takes the orders of the day from bronze to silver.',
      email_notifications: { on_failure: ['data-engineers@contoso.example'] },
      parameters: [
        { name: 'run_date', default: '{{job.start_time.iso_date}}' },
        { name: 'full_refresh', default: 'false' },
        { name: 'target_table', default: 'main.sales.orders_silver' },
      ],
    },
    latest: {
      0: byHand('load_orders'),
      1: failing('load_orders'),
      6: failing('load_orders'),
      8: failing('load_orders'),
    },
    again: [{ afterMinutes: 14 }],
  },
  {
    name: 'finance_daily_close',
    owner: financeEtl,
    grants: engineersView,
    rhythm: at(10),
    tasks: [
      notebook('ingest_orders', 362, 'finance/daily_close'),
      notebook('ingest_customers', 231, 'finance/daily_close'),
      notebook('clean_orders', 408, 'finance/daily_close', ['ingest_orders']),
      notebook('clean_customers', 310, 'finance/daily_close', ['ingest_customers']),
      notebook(
        'join_orders',
        420,
        'finance/daily_close',
        ['clean_orders', 'clean_customers'],
        retried,
      ),
      sql('publish_marts', 180, 'finance/daily_close', ['join_orders']),
      dashboard('refresh_dashboard', 45, ['publish_marts']),
    ],
    settings: {
      ...git,
      run_as: runAs(financeEtl),
      tags: { team: 'finance', tier: '1', cost_center: 'cc-2210' },
      description: 'The daily close of the books.',
      parameters: [
        { name: 'run_date', default: '{{job.start_time.iso_date}}' },
        { name: 'ledger', default: 'group' },
        { name: 'currency', default: 'EUR' },
        { name: 'dry_run', default: 'false' },
      ],
      health: { rules: [{ metric: 'RUN_DURATION_SECONDS', op: 'GREATER_THAN', value: 2_700 }] },
    },
    latest: { 0: failing('join_orders') },
  },
  {
    name: 'customer_360_refresh',
    owner: farid,
    grants: analystsView,
    rhythm: at(18),
    tasks: [
      notebook('collect', 120, 'crm/customer_360'),
      notebook('enrich', 240, 'crm/customer_360', ['collect']),
      notebook('score', 200, 'crm/customer_360', ['enrich']),
      sql('publish', 60, 'crm/customer_360', ['score']),
    ],
    settings: { tags: { team: 'crm', tier: '1' } },
    latest: {
      0: byHand('enrich'),
      1: failing('enrich'),
      6: failing('enrich'),
      7: failing('enrich'),
    },
    again: [{ afterMinutes: 12 }],
  },
  {
    name: 'revenue_recognition',
    owner: financeEtl,
    grants: engineersRun,
    rhythm: at(14),
    tasks: eightTasks('finance/revenue', 'orders', 110),
    settings: { ...git, run_as: runAs(financeEtl), tags: { team: 'finance', tier: '1' } },
    latest: { 0: byHand('ingest_orders'), 1: failing('ingest_orders') },
    again: [{ afterMinutes: 16 }],
  },
  {
    name: 'sales_margin_marts',
    owner: jonas,
    grants: analystsView,
    rhythm: at(15),
    tasks: [
      sql('load_margin', 130, 'sales/margin'),
      notebook('allocate_costs', 260, 'sales/margin', ['load_margin']),
      sql('publish_margin', 80, 'sales/margin', ['allocate_costs']),
    ],
    settings: { tags: { team: 'sales', tier: '2' } },
    latest: { 0: failing('allocate_costs') },
  },
  {
    name: 'returns_forecast',
    owner: eve,
    grants: engineersRun,
    rhythm: at(16),
    tasks: [
      python('features', 210, 'sales/returns'),
      python('predict', 260, 'sales/returns', ['features']),
    ],
    settings: { tags: { team: 'sales' } },
    latest: { 0: byHand('features'), 1: failing('features') },
    again: [{ afterMinutes: 11 }],
  },
  {
    name: 'loyalty_points_daily',
    owner: ben,
    grants: engineersManage,
    rhythm: at(14),
    tasks: [notebook('award_points', 170, 'crm/loyalty')],
    settings: { tags: { team: 'crm' } },
    latest: { 0: byHand('award_points'), 1: failing('award_points') },
    again: [{ afterMinutes: 9 }],
  },
  {
    name: 'tax_report_eu',
    owner: financeEtl,
    grants: engineersView,
    rhythm: at(17),
    tasks: [
      notebook('collect_orders', 190, 'finance/tax'),
      notebook('vat_by_country', 220, 'finance/tax', ['collect_orders']),
    ],
    settings: { ...git, run_as: runAs(financeEtl), tags: { team: 'finance', tier: '2' } },
    latest: { 0: failing('collect_orders') },
  },
  {
    name: 'ledger_reconciliation',
    id: 9_007_199_254_741_001n,
    bigRunId: 9_007_199_254_751_007n,
    owner: ben,
    grants: engineersManage,
    rhythm: at(19),
    tasks: [
      notebook('match_orders', 200, 'finance/ledger'),
      notebook('explain_gaps', 140, 'finance/ledger', ['match_orders']),
      sql('publish_gaps', 50, 'finance/ledger', ['explain_gaps']),
    ],
    settings: { tags: { team: 'finance', tier: '2' } },
    latest: { 0: failing('match_orders') },
  },
]
