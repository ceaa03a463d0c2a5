import { readTimeout } from '../../runs/causes'
import type { JobBlueprint } from '../blueprint'
import { engineersView, financeEtl, noor, runAs, scientistsRun } from '../people'
import { notebook, python } from '../tasks'
import { zone } from './telling'

/** Attempts and timeouts. */
export const limits: readonly JobBlueprint[] = [
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
]
