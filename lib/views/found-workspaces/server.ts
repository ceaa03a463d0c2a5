import 'server-only'
import { Refusal } from '@/lib/api/refusal'
import { settle } from '@/lib/api/settle'
import { mostAdded } from '@/lib/auth/added-workspaces'
import { azureToken } from '@/lib/auth/azure-token'
import type { Caller } from '@/lib/auth/caller'
import { keepAdded } from '@/lib/auth/keep-added'
import { personTag } from '@/lib/auth/person-tag'
import { parseResourceId, resourcePath } from '@/lib/azure/resource-id'
import type { Asking } from '@/lib/azure/resource-manager'
import {
  type AzureWorkspace,
  listAzureWorkspaces,
  listSubscriptions,
  readAzureWorkspace,
  type Subscription,
} from '@/lib/azure/workspaces'
import type { AddedWorkspace } from '@/lib/databricks/access-token'
import type { VerbOptions } from '@/lib/databricks/call'
import { configuredWorkspaces, workspacesOf } from '@/lib/databricks/workspaces'
import { env } from '@/lib/env/server'
import { lanes } from '@/lib/lanes'
import { log } from '@/lib/log'
import { nameFor } from './naming'
import type {
  AddedWorkspaces,
  AddFoundInput,
  FoundWorkspace,
  FoundWorkspaces,
  ListFoundInput,
  RemoveFoundInput,
  Standing,
} from './schema'

/** People wait for the list; a subscription that is not looked into by then is told beside it. */
const patienceMs = 20_000
const atOnce = 8

/** Whether this installation lets people find workspaces at all. */
export const isDiscoveryOn = (): boolean => env().workspaceDiscovery

/** The Databricks workspaces of every subscription the person has a part in, and what they can do with each. */
export async function listFoundWorkspaces(
  caller: Caller,
  _input: ListFoundInput = {},
  { signal }: VerbOptions = {},
): Promise<FoundWorkspaces> {
  const asOf = new Date().toISOString()
  const asking = await askingAs(caller, signal)
  const subscriptions = await listSubscriptions(asking)
  const lane = lanes(atOnce)
  const all = await Promise.all(
    subscriptions.map((each) => lane(() => settle(lookInto(caller, asking, each)))),
  )
  return {
    items: all
      .flatMap((settled) => (settled.ok ? settled.value : []))
      .sort((one, other) => one.name.localeCompare(other.name)),
    unseen: all.flatMap((settled, at) => {
      if (settled.ok) return []
      const { status, detail } = settled.problem
      return { subscription: subscriptions[at]?.name ?? '', isRefused: status === 403, detail }
    }),
    subscriptionCount: subscriptions.length,
    asOf,
  }
}

type AddOptions = VerbOptions & { setCookie: (cookie: string) => void }

/** Adds a workspace for the caller's session. Where it is, Azure says just now; the browser only names it. */
export async function addFoundWorkspace(
  caller: Caller,
  { id }: AddFoundInput,
  { signal, setCookie }: AddOptions,
): Promise<AddedWorkspaces> {
  const asking = await askingAs(caller, signal)
  const resource = parseResourceId(id)
  const found = resource && (await readAzureWorkspace(asking, resource))
  if (!found) throw new Refusal(404, 'WORKSPACE_UNKNOWN', 'Azure tells of no such workspace.')
  const now = standingOf(caller, found)
  if (now.kind === 'unusable') throw new Refusal(409, 'WORKSPACE_UNUSABLE', now.reason)
  if (now.kind !== 'addable' || found.host === null) return toAdded(caller.addedWorkspaces)
  if (caller.addedWorkspaces.length >= mostAdded) throw tooMany()
  const { host, workspaceId } = found
  log.info('workspace added', { person: personTag(caller), host })
  return keep(
    caller,
    [...caller.addedWorkspaces, { alias: now.alias, host, workspaceId }],
    setCookie,
  )
}

/** Takes a workspace out of the caller's session. A configured one stays. */
export async function removeFoundWorkspace(
  caller: Caller,
  { workspace }: RemoveFoundInput,
  { setCookie }: AddOptions,
): Promise<AddedWorkspaces> {
  refuseWhenOff()
  const rest = caller.addedWorkspaces.filter(({ alias }) => alias !== workspace)
  if (rest.length === caller.addedWorkspaces.length)
    throw new Refusal(404, 'WORKSPACE_UNKNOWN', `You have added no workspace called ${workspace}.`)
  return keep(caller, rest, setCookie)
}

function refuseWhenOff(): void {
  if (!isDiscoveryOn()) throw new Refusal(404, 'NOT_FOUND', 'There is nothing at this address.')
}

async function askingAs(caller: Caller, signal: AbortSignal | undefined): Promise<Asking> {
  refuseWhenOff()
  const deadline = Date.now() + patienceMs
  return { token: await azureToken(caller), signal, deadline }
}

async function lookInto(
  caller: Caller,
  asking: Asking,
  subscription: Subscription,
): Promise<FoundWorkspace[]> {
  const all = await listAzureWorkspaces(asking, subscription)
  return all.map((each) => ({
    id: resourcePath(each.id),
    name: each.name,
    subscription: subscription.name,
    resourceGroup: each.id.resourceGroup,
    region: each.location,
    host: each.host,
    workspaceId: each.workspaceId,
    standing: standingOf(caller, each),
  }))
}

function standingOf(caller: Caller, found: AzureWorkspace): Standing {
  const { host } = found
  if (host === null) return { kind: 'unusable', reason: whyUnusable(found) }
  const known = workspacesOf(caller)
  const same = known.find((each) => each.host === host)
  if (!same)
    return {
      kind: 'addable',
      alias: nameFor(
        found,
        known.map(({ alias }) => alias),
      ),
    }
  const isConfigured = configuredWorkspaces().some((each) => each.host === host)
  return { kind: isConfigured ? 'configured' : 'added', alias: same.alias }
}

const whyUnusable = ({ provisioningState }: AzureWorkspace): string =>
  provisioningState === null || provisioningState === 'Succeeded'
    ? 'Azure names no address of Azure Databricks for it.'
    : `It has no address yet: Azure says ${provisioningState}.`

const tooMany = () =>
  new Refusal(
    409,
    'TOO_MANY_WORKSPACES',
    `A session holds ${mostAdded} added workspaces. Remove one first, or ask for it in DATABRICKS_WORKSPACES.`,
  )

function keep(
  caller: Caller,
  workspaces: readonly AddedWorkspace[],
  setCookie: (cookie: string) => void,
): AddedWorkspaces {
  const cookie = keepAdded(caller, workspaces)
  if (cookie === null)
    throw new Refusal(403, 'SESSION_NEEDED', 'Workspaces are added to a session in a browser.')
  setCookie(cookie)
  return toAdded(workspaces)
}

const toAdded = (workspaces: readonly AddedWorkspace[]): AddedWorkspaces => ({
  items: workspaces.map(({ alias, host }) => ({ alias, host })),
})
