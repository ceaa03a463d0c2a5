import { ArmError } from './errors'

/** Azure's own pages are longer; with short ones every client has to follow `nextLink`. */
const pageSize = 2

const skipTokenPattern = /^from-(\d{1,6})$/

/** One page of a list, with the whole address of the next one where there is one. */
export function pageOf<T>(all: readonly T[], url: URL): { value: T[]; nextLink?: string } {
  const skipToken = url.searchParams.get('$skiptoken')
  const from = skipToken === null ? 0 : Number(skipTokenPattern.exec(skipToken)?.[1] ?? NaN)
  if (Number.isNaN(from))
    throw new ArmError(400, 'InvalidSkipToken', "The query parameter '$skiptoken' is invalid.")
  const value = all.slice(from, from + pageSize)
  if (from + pageSize >= all.length) return { value }
  const next = new URL(url)
  next.searchParams.set('$skiptoken', `from-${from + pageSize}`)
  return { value, nextLink: next.href }
}
