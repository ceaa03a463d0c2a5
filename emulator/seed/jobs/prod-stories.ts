import type { Story } from '../../workspace/runs/story'
import {
  concurrentAppend,
  dbtFailure,
  denied,
  keyError,
  moduleNotFound,
  outOfMemory,
  qualityCheck,
  readTimeout,
  schemaMismatch,
  sqlColumn,
} from '../runs/causes'
import type { JobBlueprint } from './blueprint'
import { JobIds } from './job-ids'
import {
  ada,
  analystsView,
  ben,
  engineersManage,
  engineersRun,
  engineersView,
  farid,
  financeEtl,
  grace,
  hugo,
  ines,
  jonas,
  kira,
  mei,
  noor,
  oncallRuns,
  private_,
  runAs,
  scientistsRun,
} from './people'
import {
  condition,
  dashboard,
  dbt,
  dbtLayers,
  eightTasks,
  forEach,
  notebook,
  onBranch,
  python,
  runJob,
  sql,
  wheel,
  type TaskSeed,
} from './tasks'
import type { Cause } from '../../workspace/runs/cause'

const zone = 'Europe/Amsterdam'
const daily = (hour: number, minute = 0, of = zone) =>
  ({ kind: 'daily', hour, minute, zone: of }) as const
const hourly = (every: number, minute = 0) => ({ kind: 'hourly', every, minute }) as const
const fails = (task: string, cause: Cause, more: Partial<Story> = {}): Story => ({
  fails: [{ task, cause }],
  ...more,
})
const gitHub = (repository: string) => ({
  git_source: {
    git_url: `https://github.com/contoso/${repository}`,
    git_provider: 'gitHub',
    git_branch: 'main',
  },
})
const minuteMs = 60_000
const prodIds = new JobIds('prod')
/** Places in the catalogue: the burst's nine come first. */
const financeDailyClose = prodIds.at(1)
const customer360 = prodIds.at(2)

/** 120 tasks: 12 countries, each extracted, loaded, checked and booked in ten steps. */
function ledgerTasks(): TaskSeed[] {
  const countries = ['nl', 'de', 'fr', 'be', 'es', 'it', 'pl', 'se', 'dk', 'at', 'pt', 'ie']
  const steps = [
    'extract',
    'load',
    'dedupe',
    'convert',
    'map',
    'check',
    'book',
    'close',
    'report',
    'archive',
  ]
  return countries.flatMap((country) =>
    steps.map((step, index) => {
      const needs = index === 0 ? [] : [`${steps[index - 1]}_${country}`]
      return notebook(
        `${step}_${country}`,
        14 + ((index * 17 + country.charCodeAt(0)) % 40),
        'finance/ledger_rebuild',
        needs,
      )
    }),
  )
}

const running: readonly JobBlueprint[] = [
  {
    name: 'events_stream_compaction',
    owner: jonas,
    grants: engineersManage,
    rhythm: hourly(12, 20),
    tasks: eightTasks('web/events', 'events', 560),
    settings: { tags: { team: 'web', tier: '1' } },
    open: [{ minutes: 72, story: { slow: 2.3 } }],
  },
  {
    name: 'dbt_marts_hourly',
    owner: farid,
    grants: analystsView,
    rhythm: hourly(1, 0),
    tasks: dbtLayers(40, 5, 190),
    settings: { ...gitHub('transform'), tags: { team: 'analytics', tier: '1' } },
    open: [{ minutes: 14.33 }],
    latest: { 30: fails('fct_00', dbtFailure), 55: { isSkipped: true } },
  },
  {
    name: 'ml_churn_training',
    owner: ada,
    grants: scientistsRun,
    rhythm: { kind: 'weekly', day: 7, hour: 23, zone },
    tasks: [
      notebook('build_features', 1_500, 'ml/churn'),
      notebook('split', 300, 'ml/churn', ['build_features']),
      notebook('train', 3_600, 'ml/churn', ['split']),
      notebook('evaluate', 500, 'ml/churn', ['train']),
      notebook('register_model', 60, 'ml/churn', ['evaluate']),
    ],
    settings: { tags: { team: 'ml' } },
    open: [{ minutes: 151, story: { slow: 2.6 }, isManual: true }],
  },
  {
    name: 'geo_enrichment_lookup',
    owner: ben,
    grants: engineersManage,
    rhythm: daily(1, 30),
    tasks: [
      python('lookup', 540, 'geo/enrichment'),
      sql('publish_geo', 60, 'geo/enrichment', ['lookup']),
    ],
    settings: { tags: { team: 'platform' } },
    open: [{ minutes: 322, story: { slow: 90 } }],
  },
  ...(['kafka_orders_stream', 'kafka_clicks_stream', 'kafka_payments_stream'] as const).map(
    (name, index): JobBlueprint => ({
      name,
      owner: index === 2 ? financeEtl : jonas,
      grants: engineersRun,
      rhythm: { kind: 'continuous', hours: 9 },
      tasks: [notebook('stream', 26_000, `streams/${name}`)],
      settings: { tags: { team: 'streams', tier: '1' } },
      open: [{ minutes: 190 + index * 77 }],
    }),
  ),
  {
    name: 'partner_feed_ingest',
    owner: ben,
    grants: engineersManage,
    rhythm: {
      kind: 'file-arrival',
      perDay: 2,
      url: 'abfss://landing@contosoprod.dfs.core.windows.net/partners/',
    },
    tasks: [
      notebook('read_feed', 1_900, 'partners/feed'),
      notebook('merge_feed', 300, 'partners/feed', ['read_feed']),
    ],
    settings: { tags: { team: 'partners' } },
    open: [{ minutes: 25 }, { minutes: 6, isManual: true }],
  },
  {
    name: 'salesforce_delta_sync',
    owner: farid,
    grants: engineersRun,
    rhythm: hourly(12, 45),
    tasks: [
      wheel('sync_accounts', 1_500, 'contoso_salesforce'),
      wheel('sync_opportunities', 700, 'contoso_salesforce', ['sync_accounts']),
    ],
    settings: { tags: { team: 'crm' } },
    open: [{ minutes: 19 }, { minutes: 4, isManual: true }, { minutes: 2, isManual: true }],
  },
  {
    name: 'warehouse_statistics_refresh',
    owner: kira,
    grants: oncallRuns,
    rhythm: hourly(6, 10),
    tasks: [sql('analyze_tables', 800, 'platform/statistics')],
    open: [{ minutes: 6 }],
  },
  {
    name: 'marketing_spend_attribution',
    owner: ines,
    grants: analystsView,
    rhythm: hourly(12, 5),
    tasks: eightTasks('marketing/spend', 'spend', 200),
    settings: { tags: { team: 'marketing' } },
    open: [{ minutes: 8 }],
  },
]

const failing: readonly JobBlueprint[] = [
  {
    name: 'web_sessionization',
    owner: ada,
    grants: engineersRun,
    rhythm: hourly(6, 40),
    tasks: [
      notebook('read_events', 300, 'web/sessions'),
      notebook('sessionize', 900, 'web/sessions', ['read_events']),
    ],
    settings: { tags: { team: 'web', tier: '2' } },
    latest: {
      0: fails('sessionize', outOfMemory),
      1: fails('sessionize', outOfMemory),
      2: fails('sessionize', outOfMemory),
    },
    ongoing: fails('sessionize', outOfMemory),
  },
  {
    name: 'clickstream_attribution',
    owner: ada,
    grants: engineersRun,
    rhythm: hourly(8, 25),
    tasks: [
      notebook('attribute', 700, 'web/attribution'),
      sql('publish_attribution', 60, 'web/attribution', ['attribute']),
    ],
    settings: { tags: { team: 'web' } },
    latest: { 0: fails('attribute', outOfMemory), 1: fails('attribute', outOfMemory) },
    ongoing: fails('attribute', outOfMemory),
  },
  {
    name: 'inventory_snapshot_export',
    owner: jonas,
    grants: engineersRun,
    rhythm: daily(4, 30),
    tasks: [
      notebook('snapshot', 420, 'inventory/snapshot'),
      notebook('export', 180, 'inventory/snapshot', ['snapshot']),
    ],
    settings: { tags: { team: 'inventory' } },
    latest: { 0: fails('snapshot', schemaMismatch), 1: fails('snapshot', schemaMismatch) },
    ongoing: fails('snapshot', schemaMismatch),
  },
  {
    name: 'crm_contacts_sync',
    owner: ben,
    grants: engineersManage,
    rhythm: hourly(8, 15),
    tasks: [
      python('fetch_contacts', 240, 'crm/contacts'),
      notebook('merge_contacts', 200, 'crm/contacts', ['fetch_contacts']),
    ],
    settings: { tags: { team: 'crm' } },
    latest: {
      0: fails('fetch_contacts', keyError),
      1: fails('fetch_contacts', keyError),
      2: fails('fetch_contacts', keyError),
    },
    ongoing: fails('fetch_contacts', keyError),
  },
  {
    name: 'events_backfill_replay',
    owner: ben,
    grants: engineersManage,
    rhythm: daily(3, 40),
    tasks: [python('replay', 900, 'web/replay')],
    settings: {
      tags: { team: 'web' },
      description: 'Prints every batch: its log is longer than the service keeps.',
    },
    latest: {
      0: fails('replay', concurrentAppend, { logBytes: 6_800_000 }),
      1: { logBytes: 4_900_000 },
    },
  },
  {
    name: 'hr_headcount_report',
    owner: ines,
    grants: [...analystsView],
    rhythm: { kind: 'weekly', day: 2, hour: 7, zone },
    tasks: [notebook('headcount', 90, 'hr/headcount')],
    latest: { 0: fails('headcount', denied), 1: fails('headcount', denied) },
    ongoing: fails('headcount', denied),
  },
]

const recovered: readonly JobBlueprint[] = (
  [
    ['payments_gateway_pull', ben, readTimeout],
    ['shipping_label_status', farid, readTimeout],
    ['web_sessions_merge', jonas, concurrentAppend],
    ['pricing_rules_publish', ben, moduleNotFound],
  ] as const
).map(([name, owner, cause], index) => ({
  name,
  owner,
  grants: engineersManage,
  rhythm: hourly(12, 5 + index * 11),
  tasks: [
    notebook('pull', 180 + index * 60, `operations/${name}`),
    notebook('merge', 140, `operations/${name}`, ['pull']),
  ],
  settings: { tags: { team: 'operations' } },
  latest: { 1: fails('pull', cause), 9: fails('pull', cause) },
  noise: index === 0 ? 0.16 : 0.02,
}))

const slow: readonly JobBlueprint[] = (
  [
    ['store_traffic_rollup', 2.1],
    ['stock_levels_gold', 1.8],
    ['route_optimization', 2.6],
    ['ad_impressions_silver', 1.7],
    ['support_tickets_nlp', 3],
  ] as const
).map(([name, factor], index) => ({
  name,
  owner: index % 2 === 0 ? jonas : mei,
  grants: engineersRun,
  rhythm: daily(5 + index, index * 9),
  tasks: [
    notebook('prepare', 260 + index * 80, `operations/${name}`),
    notebook('compute', 420, `operations/${name}`, ['prepare']),
  ],
  settings: { tags: { team: 'operations' } },
  latest: { 0: { slow: factor } },
}))

const shapes: readonly JobBlueprint[] = [
  {
    name: 'supplier_feed_import',
    owner: farid,
    grants: engineersManage,
    rhythm: daily(6, 15),
    tasks: eightTasks('suppliers/feed', 'suppliers', 100),
    settings: { tags: { team: 'suppliers' } },
    latest: {
      0: fails('clean_suppliers', readTimeout, {
        repairs: [{ afterMs: 18 * minuteMs, by: 'farid@contoso.example' }],
      }),
      2: fails('join_suppliers', qualityCheck, {
        repairs: [
          {
            afterMs: 25 * minuteMs,
            by: 'ben@contoso.example',
            fails: [{ task: 'join_suppliers', cause: qualityCheck }],
          },
          { afterMs: 40 * minuteMs, by: 'ben@contoso.example' },
        ],
      }),
    },
  },
  {
    name: 'regional_ledger_rebuild',
    owner: ben,
    grants: engineersManage,
    rhythm: daily(0, 20),
    tasks: ledgerTasks(),
    settings: { tags: { team: 'finance', size: 'xl' } },
    latest: {
      0: {
        fails: [
          { task: 'check_fr', cause: qualityCheck },
          { task: 'book_pl', cause: sqlColumn },
          { task: 'load_ie', cause: readTimeout },
        ],
      },
    },
  },
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
    rhythm: { kind: 'table-update', perDay: 3, tables: ['main.pricing.proposals'] },
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
  {
    name: 'exchange_rates_import',
    owner: financeEtl,
    grants: engineersView,
    rhythm: { kind: 'periodic', hours: 12 },
    tasks: [
      python('import_rates', 45, 'finance/rates', [], {
        max_retries: 2,
        min_retry_interval_millis: 60_000,
      }),
    ],
    settings: { run_as: runAs(financeEtl), tags: { team: 'finance' } },
    latest: { 0: { fails: [{ task: 'import_rates', cause: readTimeout, attempts: 1 }] } },
  },
  {
    name: 'graph_features_build',
    owner: noor,
    grants: scientistsRun,
    rhythm: { kind: 'weekly', day: 4, hour: 22, zone },
    tasks: [notebook('walks', 1_900, 'ml/graph'), notebook('embed', 900, 'ml/graph', ['walks'])],
    settings: { timeout_seconds: 7_200 },
    latest: { 1: { slow: 4 } },
  },
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
    grants: engineersManage,
    rhythm: daily(5, 0, 'UTC'),
    tasks: [dbt('docs', 90, '*')],
    ageDays: 900,
  },
]

/** Jobs with something to tell, after the burst's. */
export const stories: readonly JobBlueprint[] = [
  ...running,
  ...failing,
  ...recovered,
  ...slow,
  ...shapes,
]
