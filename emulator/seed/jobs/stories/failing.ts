import { concurrentAppend, denied, keyError, outOfMemory, schemaMismatch } from '../../runs/causes'
import type { JobBlueprint } from '../blueprint'
import { ada, analystsView, ben, engineersManage, engineersRun, ines, jonas } from '../people'
import { notebook, python, sql } from '../tasks'
import { daily, fails, hourly, zone } from './telling'

/** Jobs that have failed lately, most of them again and again. */
export const failing: readonly JobBlueprint[] = [
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
    noise: 1,
  },
]
