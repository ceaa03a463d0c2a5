import type { TriggerConfiguration } from '../../workspace/jobs/settings'
import { warehouseIds } from '../warehouse-ids'
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
  grace,
  ines,
  jonas,
  kira,
  mei,
  noor,
  runAs,
  scientistsRun,
} from './people'
import type { Rhythm } from './rhythm'
import { eightTasks, notebook, python, sql, wheel, type TaskSeed } from './tasks'

const subjects = [
  'campaigns',
  'suppliers',
  'shipments',
  'warranty',
  'tickets',
  'contracts',
  'prices',
  'stores',
  'visits',
  'invoices',
  'payouts',
  'products',
  'devices',
  'consents',
  'leads',
]
const works = [
  'bronze_ingest',
  'silver_refresh',
  'gold_marts',
  'quality_checks',
  'scd2_snapshot',
  'export_sftp',
  'vacuum_optimize',
  'feature_sync',
]

const owners = [ben, farid, jonas, eve, financeEtl, ines, mei, grace, kira, noor]
const grants = [
  engineersRun,
  engineersManage,
  engineersView,
  engineersRun,
  analystsView,
  scientistsRun,
  engineersRun,
]

const zones = ['Europe/Amsterdam', 'UTC', 'America/New_York', 'Asia/Singapore']

/** Mostly once a day, in the night of its own zone. */
function rhythmOf(index: number): Rhythm {
  const zone = zones[index % zones.length] ?? 'UTC'
  const hour = (index * 5 + 19) % 24
  if (index % 5 === 3 || index % 7 === 2)
    return { kind: 'weekly', day: 1 + (index % 7), hour, zone }
  if (index % 17 === 5) return { kind: 'hourly', every: 12, minute: (index * 7) % 60 }
  if (index % 19 === 8) return { kind: 'monthly', day: 1 + (index % 28), hour, zone }
  if (index % 23 === 9) {
    return {
      kind: 'file-arrival',
      perDay: 2,
      url: `abfss://landing@contosoprod.dfs.core.windows.net/drop_${index}/`,
    }
  }
  if (index % 29 === 12)
    return { kind: 'table-update', perDay: 2, tables: [`main.raw.drop_${index}`] }
  if (index % 31 === 13) return { kind: 'periodic', hours: 24 }
  if (index % 37 === 14) return { kind: 'manual', everyDays: 4 }
  return { kind: 'daily', hour, minute: (index * 13) % 60, zone }
}

function tasksOf(index: number, subject: string, work: string): TaskSeed[] {
  const folder = `${subject}/${work}`
  const seconds = 60 + ((index * 71) % 540)
  switch (index % 6) {
    case 0:
      return eightTasks(folder, subject, seconds)
    case 1:
      return [python(`run_${work}`, seconds, folder)]
    case 2:
      return [
        sql(`load_${subject}`, seconds, folder),
        sql(`publish_${subject}`, seconds / 2, folder, [`load_${subject}`]),
      ]
    case 3:
      return [wheel(work, seconds, `contoso_${subject}`)]
    case 4:
      return [
        notebook(`read_${subject}`, seconds, folder),
        notebook(`write_${subject}`, seconds * 0.8, folder, [`read_${subject}`]),
        sql('check', 30, folder, [`write_${subject}`]),
      ]
    default:
      return [notebook(work, seconds, folder)]
  }
}

/** `prices_silver_refresh` starts in two ways: every night, and in the day when a query says that it pays. */
const twoWays = 21
const whenPricesChange: TriggerConfiguration = {
  table_update: { table_names: ['main.raw.price_changes'], condition: 'ANY_UPDATED' },
  sql_condition: {
    sql_query_id: '5c1f0a86-2a3e-4c7b-9f10-7d2b64e0c913',
    warehouse_id: warehouseIds.etl,
    trigger_mode: 'QUERY_RETURNS_ROWS',
  },
  pause_status: 'UNPAUSED',
}

/** So many jobs of every day more: what a workspace is full of. */
export const everydayJobs = (count: number): JobBlueprint[] =>
  Array.from({ length: count }, (_, index): JobBlueprint => {
    const subject = subjects[index % subjects.length] ?? 'orders'
    const work = works[Math.floor(index / subjects.length) % works.length] ?? 'refresh'
    const owner = owners[(index * 3) % owners.length] ?? ben
    const isDaemon = owner.kind === 'service-principal'
    return {
      name: `${subject}_${work}`,
      owner,
      grants: grants[index % grants.length] ?? engineersRun,
      rhythm: rhythmOf(index),
      tasks: tasksOf(index, subject, work),
      ...(index % 14 === 6 ? { isPaused: true as const } : {}),
      // Every other one of these was forgotten.
      ...(index % 28 === 6 ? { pausedDays: 100 + (index % 5) * 30 } : {}),
      ...(index === twoWays ? { alsoBy: [whenPricesChange] } : {}),
      settings: {
        tags: {
          team: subject,
          cost_center: `cc-${1_000 + ((index * 211) % 9_000)}`,
          ...(index % 5 === 0 ? { tier: '3' } : {}),
        },
        ...(isDaemon ? { run_as: runAs(owner) } : {}),
        ...(index % 4 === 0
          ? {
              email_notifications: {
                on_failure: [`${subject}@contoso.example`],
                no_alert_for_skipped_runs: true,
              },
            }
          : {}),
        ...(index % 9 === 2
          ? {
              webhook_notifications: {
                on_failure: [{ id: '6b1f2a55-3a64-4b37-9d27-1f5c0e7a9b10' }],
              },
            }
          : {}),
        ...(index % 7 === 4
          ? {
              parameters: [
                { name: 'run_date', default: '{{job.start_time.iso_date}}' },
                { name: 'env', default: 'prod' },
              ],
            }
          : {}),
      },
    }
  })
