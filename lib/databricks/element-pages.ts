import { pagesOf } from './pages'

/** An answer whose arrays come in pages of 100 (Jobs API 2.2): its other fields are the same on each page. */
export type ElementPage = { next_page_token?: string | undefined }

/** One answer of all its pages, in order. */
export async function joinedPages<T extends ElementPage>(
  read: (pageToken: string | null) => Promise<T>,
  join: (whole: T, page: T) => T,
): Promise<T> {
  const parts: T[] = []
  const pages = pagesOf(async (token) => {
    const page = await read(token)
    return { items: [page], nextPageToken: page.next_page_token || null }
  })
  for await (const { items } of pages) parts.push(...items)
  return parts.reduce(join)
}

/** The first with the arrays of these fields joined; everything else is as the first has it. */
export function joinArrays<T extends object>(whole: T, page: T, fields: readonly (keyof T)[]): T {
  const arrays = fields.map((field) => [field, [...asArray(whole[field]), ...asArray(page[field])]])
  return { ...whole, ...(Object.fromEntries(arrays) as Partial<T>) }
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
