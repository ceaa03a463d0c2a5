import type { JobBlueprint } from '../blueprint'
import { engineersRun, jonas, mei } from '../people'
import { notebook } from '../tasks'
import { daily } from './telling'

/** Jobs whose last run took longer than they used to. */
export const slow: readonly JobBlueprint[] = (
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
