import 'server-only'
import { isExpected, toProblem } from '@/lib/api/problem'
import type { Caller } from '@/lib/auth/caller'
import { isAuthError } from '@/lib/auth/errors'
import { isAzureError } from '@/lib/azure/errors'
import type { VerbOptions } from '@/lib/databricks/call'
import { env } from '@/lib/env/server'
import type { FoundWorkspaces } from '@/lib/views/found-workspaces/schema'
import { failed, ok, unknown, warning } from '../rules'
import type { Check } from '../schema'
import { ask } from './ask'

const reach = { id: 'azure.reach', title: 'Azure Resource Manager reachable from this server' }
const consent = { id: 'azure.consent', title: 'Consent to look into Azure' }
const found = { id: 'azure.workspaces', title: 'Workspaces that Azure shows you' }

/** Azure refuses who brings no token with 401; anything else is not Azure. */
export async function checkResourceManager(): Promise<Check[]> {
  const { resourceManagerHost: host } = env()
  const asked = await ask(`${host}/subscriptions?api-version=2022-12-01`)
  if (!asked.ok) return [failed(reach, `${host} cannot be reached: ${asked.why}.`, wayOut(host))]
  if (asked.status === 401) return [ok(reach, `${host} answers.`)]
  return [
    failed(
      reach,
      `${host} answers ${asked.status}, and not as Azure does.`,
      'Look for a proxy in between, and check AZURE_RESOURCE_MANAGER_HOST and AZURE_CLOUD.',
    ),
  ]
}

const wayOut = (host: string) =>
  `Let this server out to ${new URL(host).host} on port 443, or set WORKSPACE_DISCOVERY=0; and see AZURE_CLOUD.`

/** Whether this person may look, and how much they see. Without their session nothing of it can be known. */
export async function checkFound(
  caller: Caller | null,
  { signal }: VerbOptions = {},
): Promise<Check[]> {
  if (caller?.via !== 'session') return [consent, found].map((of) => unknown(of, noSession(caller)))
  try {
    // Only now: it imports what the command line, where nobody is signed in, cannot load.
    const { listFoundWorkspaces } = await import('@/lib/views/found-workspaces/server')
    const all = await listFoundWorkspaces(caller, {}, { signal })
    return [ok(consent, allowed), judgeFound(all)]
  } catch (error) {
    if (!isExpected(error)) throw error
    const { code, detail } = toProblem(error, '')
    if (isAzureError(error)) return [ok(consent, allowed), judgeRefusal(error.kind, detail)]
    return [judgeConsent(code, detail, error), unknown(found, notAsked)]
  }
}

const noSession = (caller: Caller | null) =>
  caller === null
    ? 'Nobody is signed in here.'
    : 'A script has the configured workspaces alone; workspaces are found in a browser.'
const allowed = 'You or an administrator allowed Lakedeck to look into Azure as you.'
const notAsked = 'There was no token for Azure, so it was not asked.'

function judgeConsent(code: string, detail: string, error: unknown): Check {
  if (code === 'AZURE_CONSENT_REQUIRED')
    return warning(
      consent,
      detail,
      'Workspace menu > Find workspaces… asks you. For everybody at once: an administrator runs `npm run setup:azure -- --find-workspaces --consent`.',
    )
  const isSetUpWrongly = isAuthError(error) && error.more.action === 'ask-admin'
  return isSetUpWrongly ? failed(consent, detail, addPermission) : unknown(consent, detail)
}

const addPermission =
  'App registrations > Lakedeck > API permissions: add Azure Service Management > delegated > user_impersonation, and grant admin consent.'

function judgeFound({ items, unseen, subscriptionCount }: FoundWorkspaces): Check {
  if (subscriptionCount === 0)
    return warning(found, 'Azure shows you no subscription, so there is nothing to find.', askRole)
  const addable = items.filter(({ standing }) => standing.kind === 'addable').length
  const where = counted(subscriptionCount, 'subscription')
  const words = `${counted(items.length, 'workspace')} in ${where}, ${addable} to be added.`
  if (unseen.length === 0) return items.length > 0 ? ok(found, words) : nothing(words)
  const facts = unseen.map(({ subscription, detail }) => ({ name: subscription, value: detail }))
  return warning(found, `${words} Not every subscription could be looked into.`, askRole, facts)
}

const nothing = (words: string) => warning(found, words, askRole)

const askRole =
  'Azure lists a workspace to who may read it: the role Reader on the workspace, its resource group or the subscription.'

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const judgeRefusal = (kind: string, detail: string): Check =>
  kind === 'refused' || kind === 'unauthenticated'
    ? failed(found, detail, askRole)
    : unknown(found, detail, 'Check again in a minute.')
