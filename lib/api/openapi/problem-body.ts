import { z } from 'zod'

/** The body of every refusal, described; `Problem` is the same as a type. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().describe("Databricks' error_code where the refusal is Databricks', else ours."),
  requestId: z.string().describe("Finds this request in Lakedeck's log."),
  action: z.enum(['sign-in', 'consent', 'ask-admin', 'retry']).optional(),
  retryAfter: z.number().optional().describe('Seconds.'),
  claims: z.string().optional().describe('A claims challenge of Entra ID.'),
  databricksRequestId: z.string().optional(),
  errors: z.array(z.object({ name: z.string(), detail: z.string() })).optional(),
})
