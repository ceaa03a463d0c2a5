import { Refusal } from '@/lib/api/refusal'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Call } from './call'
import type { Endpoint } from './endpoints'
import { methods } from './endpoints/family'
import { match } from './match'
import { placeOf } from './place'
import { encodePath, parseTarget, type Target } from './target'

export type Asked = {
  endpoint: Endpoint
  /** As it will be sent: each segment encoded in the one way. */
  path: string
  pairs: Target['pairs']
  /** The workspace our address named, if it did. */
  named: WorkspaceAlias | null
}

/** What a call asks for; refuses whatever is not a row of the table. */
export function readCall({ method, target }: Call): Asked {
  if (!methods.some((known) => known === method))
    throw new Refusal(405, 'METHOD_NOT_ALLOWED', `${method} is not possible here.`)
  const place = placeOf(parseTarget(target))
  const path = encodePath(place.target)
  const endpoint = match(method, place.target)
  if (endpoint) return { endpoint, path, pairs: place.target.pairs, named: place.named }
  const short = path.replace(/^\/api\/\d\.\d/, '')
  throw new Refusal(404, 'ENDPOINT_NOT_FOUND', `No API found for '${method} ${short}'`)
}
