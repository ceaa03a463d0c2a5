import type { Story } from '../../workspace/runs/story'
import { keyError, moduleNotFound, stockout } from '../runs/causes'
import type { JobBlueprint } from './blueprint'
import { everydayJobs } from './everyday'
import { ada, ben, engineersManage, eve, farid, grace, scientistsRun } from './people'
import { eightTasks, notebook, python } from './tasks'

const noMachines: Story = { fails: [{ task: 'embed', cause: stockout }] }

const told: readonly JobBlueprint[] = [
  {
    name: 'feature_store_backfill',
    owner: ben,
    grants: engineersManage,
    rhythm: { kind: 'manual', everyDays: 6 },
    tasks: [notebook('backfill', 3_060, 'ml/feature_store')],
    settings: { tags: { team: 'ml', env: 'dev' } },
    open: [{ minutes: 48.03 }],
  },
  {
    name: 'gpu_embedding_refresh',
    owner: grace,
    grants: scientistsRun,
    rhythm: { kind: 'hourly', every: 2, minute: 2 },
    tasks: [
      notebook('embed', 700, 'ml/embeddings'),
      notebook('index', 200, 'ml/embeddings', ['embed']),
    ],
    settings: { tags: { team: 'ml-platform', env: 'dev' } },
    ageDays: 12,
    latest: { 0: noMachines, 1: noMachines, 2: noMachines },
    ongoing: noMachines,
  },
  {
    name: 'orders_bronze_to_silver',
    owner: ben,
    grants: engineersManage,
    rhythm: { kind: 'daily', hour: 9, minute: 30, zone: 'Europe/Amsterdam' },
    tasks: [
      notebook('load_orders', 120, 'sales/orders'),
      notebook('merge_silver', 200, 'sales/orders', ['load_orders']),
    ],
    settings: { tags: { team: 'sales', env: 'dev' } },
    latest: { 2: { fails: [{ task: 'load_orders', cause: moduleNotFound }] } },
  },
  {
    name: 'finance_daily_close',
    owner: eve,
    grants: engineersManage,
    rhythm: { kind: 'daily', hour: 10, minute: 0, zone: 'Europe/Amsterdam' },
    tasks: eightTasks('finance/daily_close', 'orders', 60),
    isPaused: true,
  },
  {
    name: 'new_crm_prototype',
    owner: farid,
    grants: engineersManage,
    rhythm: { kind: 'manual', everyDays: 2 },
    tasks: [python('prototype', 90, 'crm/prototype')],
    latest: { 0: { fails: [{ task: 'prototype', cause: keyError }] } },
    noise: 1,
  },
  {
    name: 'admin_sandbox',
    owner: ada,
    grants: [],
    rhythm: { kind: 'manual', everyDays: 20 },
    tasks: [notebook('sandbox', 60, 'sandbox')],
  },
]

const devJob = (job: JobBlueprint): JobBlueprint => ({
  ...job,
  name: `dev_${job.name}`,
  ageDays: 38,
  grants: engineersManage,
  owner: job.owner.kind === 'service-principal' ? ben : job.owner,
  // Service principals of prod are not known here.
  settings: { tags: { ...job.settings?.tags, env: 'dev' } },
})

export const devJobs: readonly JobBlueprint[] = [...told, ...everydayJobs(19).map(devJob)]
