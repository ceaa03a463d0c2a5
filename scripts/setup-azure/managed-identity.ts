import { z } from 'zod'
import type { Account } from './account'
import type { Az } from './az'
import { type Graph, listOf } from './graph'

const identity = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  principalId: z.string(),
})
export type ManagedIdentity = z.infer<typeof identity>

const federated = z.object({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  subject: z.string(),
  audiences: z.array(z.string()),
})

const json = ['--output', 'json']

/** The identity of this name or resource id; null where a name is still free. */
export async function findIdentity(
  az: Az,
  named: string,
  resourceGroup: string | null,
): Promise<ManagedIdentity | null> {
  if (named.startsWith('/')) return az.read(['identity', 'show', '--ids', named, ...json], identity)
  return az.find(['identity', 'show', ...place(named, resourceGroup), ...json], identity)
}

export async function createIdentity(
  az: Az,
  named: string,
  resourceGroup: string | null,
): Promise<ManagedIdentity> {
  return az.change(['identity', 'create', ...place(named, resourceGroup), ...json], identity, {
    id: '<identity resource id>',
    name: named,
    clientId: '<identity client id>',
    principalId: '<identity principal id>',
  })
}

const place = (named: string, resourceGroup: string | null) => [
  ...['--name', named, '--resource-group', resourceGroup ?? ''],
]

/** Lets the registration be proven by the identity: whoever holds the identity's token is the registration. */
export async function trustIdentity(
  graph: Graph,
  { azure, tenantId }: Account,
  objectId: string,
  trusted: ManagedIdentity,
): Promise<void> {
  const path = `applications/${objectId}/federatedIdentityCredentials`
  const wanted = {
    name: `lakedeck-${trusted.name}`,
    issuer: `${azure.authorityHost}/${tenantId}/v2.0`,
    subject: trusted.principalId,
    audiences: [azure.exchangeAudience],
  }
  const known =
    graph.isDryRun && objectId.startsWith('<')
      ? []
      : (await graph.read(path, listOf(federated))).value
  if (known.some((one) => one.issuer === wanted.issuer && one.subject === wanted.subject)) return
  // An identity that was deleted and made again has its old name and a new principal.
  const former = known.find((one) => one.name === wanted.name)
  if (former) await graph.patch(`${path}/${former.id}`, wanted)
  else await graph.post(path, wanted, z.unknown(), null)
}
