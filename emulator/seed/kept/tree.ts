import type { AccessList } from '../../workspace/access'
import { ancestorsOf } from '../../workspace/kept/path-tree'
import type { Commit } from '../../workspace/repos/remote'
import type { Repo } from '../../workspace/repos/repo'
import { autoPlan } from '../../workspace/workspace-objects/import/plan'
import { toSource } from '../../workspace/workspace-objects/notebook/source'
import {
  objectIdOf,
  type Language,
  type ObjectNode,
} from '../../workspace/workspace-objects/object'
import { days } from '../story'

/** One object of the seed, made and last changed so many days ago. */
export type Planted = Omit<ObjectNode, 'id' | 'createdAt' | 'modifiedAt'> & {
  createdDays: number
  modifiedDays: number
}

const plain = { accessList: [], content: null }

export const folder = (path: string, accessList: AccessList = [], ago = 400): Planted => ({
  ...plain,
  path,
  type: 'DIRECTORY',
  accessList,
  createdDays: ago,
  modifiedDays: ago,
})

export const notebook = (
  path: string,
  language: Language,
  ago: number,
  commands: readonly string[],
): Planted => ({
  ...plain,
  path,
  type: 'NOTEBOOK',
  language,
  gitFormat: 'SOURCE',
  createdDays: ago * 6,
  modifiedDays: ago,
  content: { text: toSource({ language, commands: [...commands] }) },
})

export const file = (path: string, ago: number, text: string): Planted => ({
  ...plain,
  path,
  type: 'FILE',
  createdDays: ago * 2,
  modifiedDays: ago,
  content: { text },
})

/** What a checkout puts into a folder. */
export const checkedOut = (
  { path }: Pick<Repo, 'path'>,
  { files }: Commit,
  ago: number,
): Planted[] =>
  Object.entries(files).map(([name, text]) => {
    const plan = autoPlan(`${path}/${name}`, Buffer.from(text))
    const content = { text: plan.bytes.toString() }
    const since = { createdDays: ago, modifiedDays: ago }
    return { ...plain, ...plan.wanted, ...since, path: plan.path, content }
  })

/** The id of an object of the seed: always the same, whenever the emulator is started. */
export const plantedId = (alias: string, path: string): number =>
  path === '/' ? 0 : objectIdOf(`${alias}:${path}`)

/** Everything with the folders it lies in. */
export function planted(alias: string, objects: readonly Planted[], now: number): ObjectNode[] {
  const told = new Map(objects.map((each) => [each.path, each]))
  for (const { path } of objects) {
    for (const above of ancestorsOf(path)) if (!told.has(above)) told.set(above, folder(above))
  }
  return [...told.values()].map(({ createdDays, modifiedDays, ...object }) => ({
    ...object,
    id: plantedId(alias, object.path),
    createdAt: now - days(createdDays),
    modifiedAt: now - days(modifiedDays),
  }))
}
