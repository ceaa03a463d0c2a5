import 'server-only'
import { z, type ZodType } from 'zod'
import { AzureError } from './errors'
import { askAzure, type Asking } from './resource-manager'

/** More pages than any list of these has; a list that never ends is no list. */
const mostPages = 100

/** Every item of a list. The link to the next page is followed on Azure's own host and within the same list alone. */
export async function allPages<T>(asking: Asking, first: URL, item: ZodType<T>): Promise<T[]> {
  const reader = z.object({ value: z.array(item), nextLink: z.string().nullish() })
  const items: T[] = []
  let url: URL | null = first
  for (let page = 0; url; page += 1) {
    if (page >= mostPages)
      throw new AzureError('away', 'ENDLESS_LIST', 'Azure gave a list without an end.')
    const answer: z.output<typeof reader> = await askAzure(asking, url, reader)
    items.push(...answer.value)
    url = answer.nextLink ? nextPage(answer.nextLink, first) : null
  }
  return items
}

function nextPage(link: string, first: URL): URL {
  const url = URL.canParse(link) ? new URL(link) : null
  const isSameList =
    url?.origin === first.origin && url.pathname.toLowerCase() === first.pathname.toLowerCase()
  if (isSameList) return url
  throw new AzureError('away', 'STRANGE_LINK', 'Azure pointed to another list, so it was left.')
}
