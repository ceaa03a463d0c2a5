import 'server-only'
import { createHash } from 'node:crypto'
import { Refusal } from './refusal'

/**
 * The cursors of one list: Databricks' page token, with a mark of the list it was made for. Handed to another one it
 * would begin somewhere, and the answer would pass for a page of that. No secret: who forges a mark goes astray alone.
 */
export function cursorOf(list: string, filters: Readonly<Record<string, unknown>>) {
  const mark = `${markOf(list, filters)}.`
  return {
    /** Databricks' token of a `pageToken`; null for the first page. */
    open(pageToken: string | undefined): string | null {
      if (pageToken === undefined) return null
      if (pageToken.startsWith(mark) && pageToken.length > mark.length)
        return pageToken.slice(mark.length)
      throw new Refusal(400, 'INVALID_PAGE_TOKEN', words, {
        errors: [{ name: 'pageToken', detail: 'is of another list, workspace or query' }],
      })
    },
    /** The `nextPageToken` of an answer. */
    seal: (token: string | null): string | null => (token === null ? null : mark + token),
  }
}

const words =
  'This pageToken is of another list, of another workspace or of other filters. ' +
  'Send it with what it was given for, or begin without it.'

function markOf(list: string, filters: Readonly<Record<string, unknown>>): string {
  const of = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(String).sort() : value])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([list, of]))
    .digest('base64url')
    .slice(0, 8)
}
