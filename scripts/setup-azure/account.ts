import { z } from 'zod'
import { Refusal } from '../refusal'
import { type Az, AzRefused } from './az'
import { type AzureCloud, azureCloud } from './clouds'

const account = z.object({
  id: z.string(),
  name: z.string(),
  tenantId: z.guid(),
  environmentName: z.string(),
  user: z.object({ name: z.string(), type: z.string() }),
})

/** Who is signed in to `az`, and where: everything is created there. */
export type Account = {
  subscriptionId: string
  subscriptionName: string
  tenantId: string
  userName: string
  /** A person, not a service principal: only a person has `/me`. */
  isPerson: boolean
  azure: AzureCloud
}

export async function readAccount(az: Az): Promise<Account> {
  const found = await az
    .read(['account', 'show', '--output', 'json'], account)
    .catch((error: unknown) => {
      if (!(error instanceof AzRefused)) throw error
      throw new Refusal(
        `Nobody is signed in to the Azure CLI. Run \`az login\` (with --tenant <tenant id> when you have several; --allow-no-subscriptions when you only register), then this again.\nIt said: ${error.words}`,
      )
    })
  const azure = azureCloud(found.environmentName)
  if (!azure)
    throw new Refusal(
      `Lakedeck does not know the cloud ${found.environmentName}: see \`az cloud list\`.`,
    )
  return {
    subscriptionId: found.id,
    subscriptionName: found.name,
    tenantId: found.tenantId,
    userName: found.user.name,
    isPerson: found.user.type === 'user',
    azure,
  }
}
