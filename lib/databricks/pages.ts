import { DatabricksError } from './errors'

export type Page<T> = { items: T[]; nextPageToken: string | null }

/** Asks for one page; `null` is the first. */
export type PageReader<T> = (pageToken: string | null) => Promise<Page<T>>

/**
 * Every page, one after the other, as they are asked for. A page may be empty and still have a next one; a
 * token that came before would go round for ever, so it is an error.
 */
export async function* pagesOf<T>(
  read: PageReader<T>,
  from: string | null = null,
): AsyncGenerator<Page<T>, void, undefined> {
  const seen = new Set<string | null>([from])
  let token = from
  do {
    const page = await read(token)
    yield page
    token = page.nextPageToken
    if (token !== null && seen.has(token)) throw goesRound()
    seen.add(token)
  } while (token !== null)
}

/** Pages until there are `limit` items or no more. `read` is told how many are still wanted. */
export async function collectPages<T>(
  limit: number,
  from: string | null,
  read: (pageToken: string | null, wanted: number) => Promise<Page<T>>,
): Promise<Page<T>> {
  const items: T[] = []
  for await (const page of pagesOf((token) => read(token, limit - items.length), from)) {
    items.push(...page.items)
    if (items.length >= limit) return { items, nextPageToken: page.nextPageToken }
  }
  return { items, nextPageToken: null }
}

/** A list that goes on where it has been before would never end. */
export function goesRound(): DatabricksError {
  return new DatabricksError({
    kind: 'unexpected',
    status: 502,
    code: 'PAGES_REPEAT',
    message: 'The workspace sent the same page of a list again and again.',
  })
}
