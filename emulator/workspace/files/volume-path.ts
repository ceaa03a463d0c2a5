import type { Call } from '../call'
import { ApiError, permissionDenied } from '../errors'
import { makeDirectories } from '../kept/file-node'
import { badPath } from './errors'
import { fullNameOf, privilegesOn, rootOf, type Volume, type VolumePrivilege } from './volume'

/** A path of the Files API that somebody may use. */
export type VolumePath = { path: string; isRoot: boolean }

const isBad = (segment: string) => segment === '' || /^\.\.?$|\0/.test(segment)

function toSegments(path: string): string[] {
  const segments = path.replace(/\/$/, '').split('/')
  if (segments[0] !== 'Volumes') {
    throw badPath(`Invalid path: unsupported first path component: ${segments[0] ?? ''}`)
  }
  if (segments.some(isBad)) throw badPath('Invalid path: it holds an empty or a relative component')
  if (segments.length < 4) {
    throw badPath('Invalid path: it has to begin with /Volumes/<catalog>/<schema>/<volume>')
  }
  return segments
}

const unknown = (kind: string, name: string) =>
  new ApiError(404, 'NOT_FOUND', `${kind} '${name}' does not exist.`)

function volumeNamed({ workspace: { volumes } }: Call, segments: string[]): Volume {
  const [, catalog = '', schema = '', name = ''] = segments
  const inCatalog = volumes.filter((volume) => volume.catalog === catalog)
  if (inCatalog.length === 0) throw unknown('Catalog', catalog)
  const inSchema = inCatalog.filter((volume) => volume.schema === schema)
  if (inSchema.length === 0) throw unknown('Schema', `${catalog}.${schema}`)
  const volume = inSchema.find((each) => each.name === name)
  if (!volume) throw unknown('Volume', `${catalog}.${schema}.${name}`)
  return volume
}

/** Who has nothing in a catalog does not get into it; then the volume's own privilege counts. */
function requirePrivilege({ workspace, principal }: Call, volume: Volume, needed: VolumePrivilege) {
  const has = (each: Volume) => privilegesOn(workspace.directory, principal, each)
  if (has(volume).has(needed)) return
  const { catalog } = volume
  const mayUse = workspace.volumes.some((each) => each.catalog === catalog && has(each).size > 0)
  throw permissionDenied(
    mayUse
      ? `User does not have ${needed.replace('_', ' ')} on Volume '${fullNameOf(volume)}'.`
      : `User does not have USE CATALOG on Catalog '${catalog}'.`,
  )
}

/** The path of a call, for somebody who has the privilege on its volume. */
export function volumePathOf(call: Call, needed: VolumePrivilege): VolumePath {
  const segments = toSegments(call.params['path'] ?? '')
  const volume = volumeNamed(call, segments)
  requirePrivilege(call, volume, needed)
  const { volumeFiles } = call.workspace.kept
  if (!volumeFiles.get(rootOf(volume))) makeDirectories(volumeFiles, rootOf(volume), call.now)
  return { path: `/${segments.join('/')}`, isRoot: segments.length === 4 }
}
