import { notFound } from 'next/navigation'
import { settle } from '@/lib/api/settle'

/** Databricks usually answers within this; a slower page would rather show its shape. */
const budgetMs = 400

/**
 * Decides above a page's loading state whether the thing is there: once the loading state is sent, so is the
 * answer's 200. What Databricks does not tell in time, the page decides. The page's own call joins this one.
 */
export async function notFoundEarly(asked: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), budgetMs)
  })
  const settled = await Promise.race([settle(asked), slow]).finally(() => clearTimeout(timer))
  if (settled && !settled.ok && settled.problem.status === 404) notFound()
}
