import { type WorkspaceAlias, workspaceAlias } from '@/lib/databricks/ids'
import { Refusal } from '@/lib/api/refusal'
import type { Target } from './target'

/** A target in Databricks' own terms, and the workspace that our address named, if it did. */
export type Place = { target: Target; named: WorkspaceAlias | null }

const versioned = /^\d+\.\d+$/

/**
 * `/api/databricks/workspaces/prod/rest/2.1/…` is `/api/2.1/…` of prod. What Databricks serves beside `/api` keeps
 * its name behind `rest`: `…/rest/serving-endpoints/x/invocations`.
 */
export function placeOf(target: Target): Place {
  const [api, databricks, workspaces, alias, rest, ...inside] = target.segments
  const isOurs = api === 'api' && databricks === 'databricks' && workspaces === 'workspaces'
  if (!isOurs || alias === undefined || rest !== 'rest') return { target, named: null }
  const [first = ''] = inside
  const segments = versioned.test(first) || first === 'warehouses' ? ['api', ...inside] : inside
  return { target: { ...target, segments }, named: readAlias(alias) }
}

function readAlias(text: string): WorkspaceAlias {
  const read = workspaceAlias.safeParse(text)
  if (read.success) return read.data
  throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'There is no such workspace here.')
}

const roots =
  /^\/(?:serving-endpoints\/|telemetry-ext(?:$|[/?])|oidc\/|\.well-known\/databricks-config(?:$|[/?]))/
const apis = /^\/api\/(?:\d+\.\d+|warehouses)(?:$|[/?])/
const rests = /^\/api\/databricks\/workspaces\/[^/?]+\/rest(?:$|[/?])/

/** Whether a request, by the beginning of its path, is the gateway's to answer. */
export const isForGateway = (path: string): boolean =>
  apis.test(path) || rests.test(path) || roots.test(path)
