import { randomUUID } from 'node:crypto'
import { daemon } from '../../seed/directory'
import type { ServicePrincipal } from '../directory'
import { entitlementsOf, invalidValue, textOf, truthOf } from './attributes'
import { directGroupIds, immutable, taken, groupIdsOf, type ScimKind } from './kind'
import { toServicePrincipal } from './resources'

/** An application of Entra's can ask for tokens; one that Databricks made up cannot. */
const objectIdOf = (applicationId: string) =>
  applicationId === daemon.clientId ? daemon.objectId : null

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const servicePrincipalKind: ScimKind<ServicePrincipal> = {
  kind: 'service-principal',
  title: 'ServicePrincipal',
  shape: {
    values: ['applicationId', 'displayName', 'active', 'externalId'],
    lists: ['entitlements', 'groups'],
  },
  told: null,
  all: ({ servicePrincipals }) => servicePrincipals,
  toWire: toServicePrincipal,
  attributesOf: (directory, daemon) => ({
    values: {
      applicationId: daemon.applicationId,
      displayName: daemon.displayName,
      active: daemon.active,
      externalId: daemon.externalId,
    },
    lists: {
      entitlements: daemon.entitlements,
      groups: directGroupIds(directory, { kind: 'service-principal', id: daemon.id }),
    },
  }),
  write(directory, attributes, before) {
    const applicationId =
      textOf(attributes, 'applicationId') ?? before?.applicationId ?? randomUUID()
    if (!uuid.test(applicationId)) throw invalidValue('applicationId must be a UUID.')
    if (before && before.applicationId !== applicationId) throw immutable('applicationId')
    // The words that the Terraform provider waits for (scim/resource_service_principal.go).
    if (!before && directory.servicePrincipal(applicationId)) {
      throw taken(`Service principal with application ID ${applicationId} already exists.`)
    }
    const externalId = textOf(attributes, 'externalId')
    const servicePrincipal: ServicePrincipal = {
      id: before?.id ?? directory.newId(),
      objectId: before?.objectId ?? objectIdOf(applicationId),
      applicationId,
      displayName: textOf(attributes, 'displayName') || applicationId,
      active: truthOf(attributes, 'active', true),
      entitlements: entitlementsOf(attributes),
      ...(before?.usedBy ? { usedBy: before.usedBy } : {}),
      ...(externalId ? { externalId } : {}),
    }
    const member = { kind: 'service-principal', id: servicePrincipal.id } as const
    const groupIds = groupIdsOf(directory, member, attributes)
    directory.put('service-principal', servicePrincipal)
    directory.putInGroups(member, groupIds)
    return servicePrincipal
  },
}
