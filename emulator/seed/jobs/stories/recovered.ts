import { concurrentAppend, moduleNotFound, readTimeout } from '../../runs/causes'
import type { JobBlueprint } from '../blueprint'
import { ben, engineersManage, farid, jonas } from '../people'
import { notebook } from '../tasks'
import { fails, hourly } from './telling'

/** Jobs that failed once and are well again. */
export const recovered: readonly JobBlueprint[] = (
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
