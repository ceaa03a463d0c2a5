import { readAccount } from './account'
import { readWishes, type Wishes } from './arguments'
import { assignRoles } from './assign-roles'
import { Az } from './az'
import { closingWords } from './closing-words'
import { type Consent, consentForAll, isConsented } from './consent'
import { ensureCredential } from './credential'
import { Graph } from './graph'
import { type Console, makePlan, type Plan, type Tools } from './plan'
import { register } from './register'
import { ensureServicePrincipal } from './service-principal'
import { namesOf, realChange, type SettingsChange, type SettingsPlace } from './settings'
import { refuseOrAsk, settingsFor } from './settings-change'
import { giveIdentity } from './webapp-settings'

/**
 * Registers Lakedeck in the tenant that `az` is signed in to, and writes the settings. Every look and every question
 * comes before the first change, and what is done already is not done again.
 */
export async function setUpAzure(
  args: readonly string[],
  env: Record<string, string | undefined>,
  terminal: Console,
): Promise<void> {
  const wishes = readWishes(args, env)
  const { print, sleep } = terminal
  const az = new Az({ isDryRun: wishes.isDryRun, print, sleep })
  const account = await readAccount(az)
  const { azure, tenantId, userName, subscriptionName } = account
  print(
    `Tenant ${tenantId}, signed in as ${userName}; subscription ${subscriptionName}, whose workspaces are looked for.`,
  )
  const tools = { az, graph: new Graph(az, azure.graphHost), account, now: terminal.now() }
  const plan = await makePlan(tools, wishes, terminal)
  await refuseOrAsk(wishes, account, plan, terminal)
  await carryOut(tools, wishes, plan, print)
}

async function carryOut(
  tools: Tools,
  wishes: Wishes,
  plan: Plan,
  print: (line: string) => void,
): Promise<void> {
  const { az, graph, account } = tools
  const { origin, settings, place } = plan
  const registered = await register(graph, plan.there, wishes.uniqueName, {
    displayName: wishes.name,
    origin,
    hasDeviceCode: wishes.hasDeviceCode,
    findsWorkspaces: wishes.findsWorkspaces,
  })
  const principalId = await ensureServicePrincipal(graph, registered.appId)
  await assignRoles(graph, principalId, registered, plan.holders)
  const credential = await ensureCredential(tools, plan.credential, wishes, registered, settings)
  // At once: a secret is told only once, and what comes after can be refused.
  const change = settingsFor(account, plan, registered.appId, credential.settings)
  const real = realChange(settings, change)
  if (real) await writeSettings(wishes, place, real, print)
  if (plan.webapp && credential.identity)
    await giveIdentity(az, plan.webapp, credential.identity.id)
  const consent = await consentOf(graph, wishes, principalId, plan)
  closingWords(
    {
      account,
      rights: plan.rights,
      clientId: registered.appId,
      origin,
      consent,
      hasDatabricks: plan.databricksId !== null,
      endsAt: credential.endsAt,
      holders: plan.holders,
      isDryRun: wishes.isDryRun,
      settings: place.name,
    },
    print,
  )
}

async function writeSettings(
  { isDryRun, webapp }: Wishes,
  place: SettingsPlace,
  change: SettingsChange,
  print: (line: string) => void,
): Promise<void> {
  print(`${isDryRun ? 'changes' : 'running'}: ${place.name}: ${namesOf(change).join(', ')}`)
  if (!isDryRun || webapp) await place.write(change)
}

async function consentOf(
  graph: Graph,
  { consents }: Wishes,
  principalId: string,
  { databricksId, resourceManagerId }: Plan,
): Promise<Consent | 'open'> {
  const wanted = [databricksId, ...(resourceManagerId ? [resourceManagerId] : [])]
  const answers: (Consent | 'open')[] = []
  for (const id of wanted)
    answers.push(
      consents && id
        ? await consentForAll(graph, principalId, id)
        : (await isConsented(graph, principalId, id))
          ? 'given'
          : 'open',
    )
  return answers.find((answer) => answer !== 'given') ?? 'given'
}
