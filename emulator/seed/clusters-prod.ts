import type { Cluster } from '../workspace/clusters/cluster'
import { adhocAnalytics, biExtracts, reporting, eveNotebook, legacySql } from './prod/analytics'
import {
  etlShared,
  streamingOrders,
  spotBurst,
  monthEnd,
  oldMigration,
} from './prod/data-engineering'
import { mlTraining, fraudModel } from './prod/machine-learning'
import { monthlyLoadRun, pipelineRun, pipelineMaintenance } from './prod/runs'

/** Fourteen clusters in every state and from every source, and one too old to be listed. */
export const prodClusters = (now: number): Cluster[] =>
  [
    etlShared,
    mlTraining,
    adhocAnalytics,
    biExtracts,
    monthlyLoadRun,
    pipelineRun,
    pipelineMaintenance,
    streamingOrders,
    spotBurst,
    reporting,
    monthEnd,
    eveNotebook,
    fraudModel,
    legacySql,
    oldMigration,
  ].map((cluster) => cluster(now))
