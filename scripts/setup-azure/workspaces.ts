import { z } from 'zod'
import { Refusal } from '../refusal'
import type { Account } from './account'
import { type Az, AzRefused } from './az'
import { listOf } from './graph'

const workspace = z.object({
  name: z.string(),
  properties: z.object({ workspaceUrl: z.string().nullish() }),
})

export type FoundWorkspace = { name: string; alias: string; host: string }

/** The Databricks workspaces of the subscription; null when they may not be looked at. */
export async function findWorkspaces(az: Az, account: Account): Promise<FoundWorkspace[] | null> {
  const { managementHost } = account.azure
  const url = `${managementHost}/subscriptions/${account.subscriptionId}/providers/Microsoft.Databricks/workspaces?api-version=2024-05-01`
  const found = await az
    .read(['rest', '--method', 'GET', '--url', url, '--output', 'json'], listOf(workspace))
    .catch((error: unknown) => {
      if (error instanceof AzRefused) return null
      throw error
    })
  if (!found) return null
  const aliases = new Set<string>()
  return found.value.flatMap(({ name, properties: { workspaceUrl } }) => {
    if (!workspaceUrl) return []
    const alias = freeAlias(name, aliases)
    aliases.add(alias)
    return [{ name, alias, host: `https://${workspaceUrl}` }]
  })
}

/** A name as addresses can hold it, and once only. */
function freeAlias(name: string, taken: ReadonlySet<string>): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'workspace'
  for (let count = 1; ; count += 1) {
    const alias = count === 1 ? plain : `${plain}-${count}`
    if (!taken.has(alias)) return alias
  }
}

const asSetting = (list: readonly FoundWorkspace[]) =>
  list.map(({ alias, host }) => `${alias}=${host}`).join(',')

/** DATABRICKS_WORKSPACES from what the person wrote: all, names of found ones, alias=https://… in any mixture. */
export function chosenWorkspaces(text: string, found: readonly FoundWorkspace[]): string {
  if (text === 'all' && found.length === 0)
    throw new Refusal(
      'There is no Databricks workspace to be found in this subscription. Name them: --workspaces=prod=https://adb-….azuredatabricks.net; or choose another subscription: `az account set --subscription <name>`.',
    )
  if (text === 'all') return asSetting(found)
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  return words.map((word, index) => oneWorkspace(word, found, index)).join(',')
}

function oneWorkspace(word: string, found: readonly FoundWorkspace[], index: number): string {
  if (/^[^=]+=https?:/.test(word)) return word
  // alias=name renames a found one.
  const [alias, name = alias] = word.split('=')
  const one = found.find((known) => [known.name, known.alias].includes(name ?? ''))
  if (one) return `${word.includes('=') ? alias : one.alias}=${one.host}`
  const known = found.map((each) => each.name).join(', ') || 'none'
  throw new Refusal(`Workspace ${index + 1}, '${word}', is not one of those found (${known}).`)
}

/** Asks which of those found are meant. No answer means all of them. */
export async function offerWorkspaces(
  found: readonly FoundWorkspace[],
  ask: (question: string) => Promise<string>,
  print: (line: string) => void,
): Promise<string> {
  print('Databricks workspaces of this subscription:')
  found.forEach(({ name, host }, index) => print(`  ${index + 1}. ${name}  ${host}`))
  const reply = (await ask('Which? Numbers or names by commas, or nothing for all: ')).trim()
  if (!reply) return asSetting(found)
  const words = reply.split(',').map((word) => found[Number(word) - 1]?.name ?? word)
  return chosenWorkspaces(words.join(','), found)
}
