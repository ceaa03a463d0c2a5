import { dbtFailure } from '../../runs/causes'
import type { JobBlueprint } from '../blueprint'
import {
  ada,
  analystsView,
  ben,
  engineersManage,
  engineersRun,
  farid,
  financeEtl,
  ines,
  jonas,
  kira,
  oncallRuns,
  scientistsRun,
} from '../people'
import { dbtLayers, eightTasks, notebook, python, sql, wheel } from '../tasks'
import { daily, fails, gitHub, hourly, zone } from './telling'

/** Runs that are on their way now, some for longer than they should. */
export const running: readonly JobBlueprint[] = [
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
