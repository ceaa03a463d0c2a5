import { z } from 'zod'

/** The short name of a workspace in DATABRICKS_WORKSPACES, and in every URL of ours: `prod`. */
export const workspaceAlias = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a workspace alias is lower-case letters, digits and dashes')
  .brand<'WorkspaceAlias', 'inout'>()
export type WorkspaceAlias = z.infer<typeof workspaceAlias>

/** `MMDD-HHMMSS-xxxxxxxx`; older ones and job clusters (`…-v2n`) vary in the last part. */
export const clusterId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,127}$/, 'not a cluster id')
  .brand<'ClusterId', 'inout'>()
export type ClusterId = z.infer<typeof clusterId>
