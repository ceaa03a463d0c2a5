import { concerns, type Grantee } from '../access'
import type { Directory, Principal } from '../directory'

export type VolumePrivilege = 'READ_VOLUME' | 'WRITE_VOLUME'

/** A volume of Unity Catalog, as far as files need it. */
export type Volume = {
  catalog: string
  schema: string
  name: string
  /** Has every privilege on it. */
  owner: Grantee
  grants: { grantee: Grantee; privileges: VolumePrivilege[] }[]
}

export const fullNameOf = ({ catalog, schema, name }: Volume) => `${catalog}.${schema}.${name}`

export const rootOf = ({ catalog, schema, name }: Volume) => `/Volumes/${catalog}/${schema}/${name}`

/** Being an admin of the workspace gives nothing on data: only the owner and the grants do. */
export function privilegesOn(
  directory: Directory,
  principal: Principal,
  { owner, grants }: Volume,
): Set<VolumePrivilege> {
  const groups = directory.groupNamesOf(principal)
  if (concerns(owner, principal, groups)) return new Set(['READ_VOLUME', 'WRITE_VOLUME'])
  return new Set(
    grants
      .filter(({ grantee }) => concerns(grantee, principal, groups))
      .flatMap(({ privileges }) => privileges),
  )
}
