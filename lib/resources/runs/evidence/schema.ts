import { z } from 'zod'
import { workspaceAlias } from '@/lib/databricks/ids'
import { runDetail, runInput, taskRun } from '../schema'

/** What a failed task left behind, without secrets. */
const evidenceOfTask = z.object({
  task: taskRun,
  error: z.string().nullable(),
  trace: z.string().nullable(),
  /** The last lines of its log; null where it has none. */
  log: z.string().nullable(),
  /** Why its output could not be read. */
  whyNot: z.string().nullable(),
})
export type EvidenceOfTask = z.infer<typeof evidenceOfTask>

/** A run as one hands it to somebody else: all that is known of its failure, without secrets. */
export const runEvidence = z.object({
  workspace: workspaceAlias,
  run: runDetail,
  /** The first failure first. */
  failures: z.array(evidenceOfTask),
  /** So many failed tasks are left out. */
  left: z.number(),
  criticalPath: z.array(z.string()),
  /** The page of the run here. */
  pageUrl: z.string(),
  asOf: z.iso.datetime(),
})
export type RunEvidence = z.infer<typeof runEvidence>

export const evidenceInput = runInput
