import type { JobId } from '@/lib/databricks/ids'

/** The job's own page in the workspace. */
export const inDatabricks = (host: string, id: JobId): string => `${host}/jobs/${id}`
