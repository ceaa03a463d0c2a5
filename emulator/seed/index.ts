import type { WorkspaceSeed } from '../workspace/workspace'
import { devClusters } from './clusters-dev'
import { prodClusters } from './clusters-prod'
import { globalInitScriptsAt, instancePools, policiesAt, policyFamilies } from './policies'
import { jobsSeed, type JobsSeedOptions } from './jobs'
import { keptAt } from './kept'
import { generatedClusters } from './scale'
import { secretScopesAt } from './secrets'
import { tokensAt, tokenUse } from './tokens'
import { warehousesAt } from './warehouses'
import { directoryOf } from './workspace-directory'

/** Everything a workspace holds at a moment, always the same relative to it. */
export const seedOf = (
  alias: 'prod' | 'dev',
  now: number,
  extraClusters = 0,
  jobs: JobsSeedOptions = { scale: 1, hasBigIds: true },
): WorkspaceSeed => {
  const directory = directoryOf(alias)
  return {
    directory,
    clusters: [
      ...(alias === 'prod' ? prodClusters(now) : devClusters(now)),
      ...generatedClusters(extraClusters, now),
    ],
    policies: policiesAt(now),
    policyFamilies,
    instancePools: instancePools(),
    globalInitScripts: globalInitScriptsAt(now),
    jobs: () => jobsSeed(alias, now, jobs),
    warehouses: warehousesAt(alias, now),
    secretScopes: secretScopesAt(alias, now),
    tokens: tokensAt(directory, alias, now),
    tokenUse: tokenUse(),
    ...keptAt(alias, directory, now),
  }
}
