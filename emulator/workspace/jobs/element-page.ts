import { readPageToken, toPageToken } from '../page-token'

export const elementsPerPage = 100

/** Jobs API 2.2 gives these arrays in pages of 100, all of them under one token. */
const pagedFields = [
  'tasks',
  'job_clusters',
  'environments',
  'parameters',
  'job_parameters',
  'iterations',
] as const

type Holder = { [name: string]: unknown }

const isLonger = (holder: Holder, end: number) =>
  pagedFields.some((name) => Array.isArray(holder[name]) && holder[name].length > end)

/** The holder with one page of each of its arrays; an array that has nothing there is left out. */
function slice<T extends Holder>(holder: T, start: number): T {
  const cut = pagedFields.flatMap((name): [string, unknown][] => {
    const all = holder[name]
    if (!Array.isArray(all)) return []
    const page: unknown[] = all.slice(start, start + elementsPerPage)
    return [[name, page.length > 0 ? page : undefined]]
  })
  return { ...holder, ...Object.fromEntries(cut) }
}

type Paged<T> = { holder: T; more: { has_more?: true; next_page_token?: string } }

/** For `get`: the page that a token names, with the token of the next. */
export function elementPage<T extends Holder>(
  holder: T,
  token: string | null,
  key: string,
): Paged<T> {
  const start = readPageToken(token, key)
  const end = start + elementsPerPage
  const hasMore = isLonger(holder, end)
  return {
    holder: slice(holder, start),
    more: hasMore ? { has_more: true, next_page_token: toPageToken(end, key) } : {},
  }
}

/** For lists: the first page, which says whether there is more but not how to get it. */
export function firstElements<T extends Holder>(holder: T): Paged<T> {
  const hasMore = isLonger(holder, elementsPerPage)
  return { holder: slice(holder, 0), more: hasMore ? { has_more: true } : {} }
}
