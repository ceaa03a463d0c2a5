import { qualityCheck, readTimeout, sqlColumn } from '../../runs/causes'
import type { JobBlueprint } from '../blueprint'
import { ben, engineersManage, farid } from '../people'
import { eightTasks, notebook, type TaskSeed } from '../tasks'
import { daily, fails } from './telling'

const minuteMs = 60_000

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

/** Runs that broke in part: repaired once or more, or not yet. */
export const brokenAndMended: readonly JobBlueprint[] = [
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
]
