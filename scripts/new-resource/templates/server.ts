import type { ResourceForm } from '../form'

export const server = (form: ResourceForm) => {
  const { noun, one, One, Many, words, apiVersion, apiList } = form
  return `import 'server-only'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { collectPages } from '@/lib/databricks/pages'
import { read${One}, read${One}Page } from './read'
import type { List${Many}Input, ${One}Detail, ${One}Input, ${One}Page } from './schema'

// An answer is shared among panels and tabs that ask together, and no longer.
const together = { freshMs: 1_000 }

/** The ${words} the caller may see. */
export async function list${Many}(
  caller: Caller,
  { workspace, limit, pageToken }: List${Many}Input,
  { signal }: VerbOptions = {},
): Promise<${One}Page> {
  let firstAsOf: string | undefined
  const cursor = cursorOf('${noun}', { workspace })
  const page = await collectPages(limit, cursor.open(pageToken), async (token) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath\`/api/${apiVersion}${apiList}\`,
      query: { page_token: token ?? undefined },
      reader: read${One}Page,
      keep: together,
      signal,
    })
    firstAsOf ??= asOf
    return value
  })
  const nextPageToken = cursor.seal(page.nextPageToken)
  return { ...page, nextPageToken, asOf: firstAsOf ?? new Date().toISOString() }
}

export async function get${One}(
  caller: Caller,
  { workspace, ${one}Id }: ${One}Input,
  { signal }: VerbOptions = {},
): Promise<${One}Detail> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    ${onePath(form)},
    reader: read${One},
    keep: together,
    signal,
  })
  return { ...value, asOf }
}
`
}

const onePath = ({ apiVersion, apiOne, idField, one }: ResourceForm) =>
  apiOne.by === 'segment'
    ? `path: apiPath\`/api/${apiVersion}${apiOne.path}/\${${one}Id}\``
    : `path: apiPath\`/api/${apiVersion}${apiOne.path}\`,\n    query: { ${idField}: ${one}Id }`
