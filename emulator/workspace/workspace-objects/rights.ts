import type { AccessList, Level, ObjectTypeName } from '../access'
import type { Call } from '../call'
import { lacksPermission, notFound } from '../errors'
import { ancestorsOf, parentOf } from '../kept/path-tree'
import type { Workspace } from '../workspace'
import type { AskedPath } from './asked-path'
import { isFolder, type ObjectNode } from './object'

const typeNames = {
  DIRECTORY: 'directories',
  FILE: 'files',
  NOTEBOOK: 'notebooks',
  REPO: 'repos',
} as const satisfies Record<ObjectNode['type'], ObjectTypeName>

export const typeNameOf = ({ type }: ObjectNode): ObjectTypeName => typeNames[type]

const levelNames: Partial<Record<Level, string>> = {
  CAN_READ: 'View',
  CAN_RUN: 'Run',
  CAN_EDIT: 'Edit',
  CAN_MANAGE: 'Manage',
}

/** Everybody sees which folders are here, and gains nothing by it on what lies in them. */
const isOpenToAll = ({ path }: ObjectNode) => ['/', '/Users', '/Repos'].includes(path)

/** What the folders above an object give on it, the nearest first. */
export const foldersAbove = ({ kept }: Workspace, path: string): ObjectNode[] =>
  ancestorsOf(path).flatMap((each) => kept.objects.get(each) ?? [])

export const grantsOn = (workspace: Workspace, node: ObjectNode): AccessList =>
  [node, ...foldersAbove(workspace, node.path)].flatMap(({ accessList }) => accessList)

export function can({ workspace, principal }: Call, node: ObjectNode, needed: Level): boolean {
  if (needed === 'CAN_READ' && isOpenToAll(node)) return true
  return workspace.can(principal, typeNameOf(node), grantsOn(workspace, node), needed)
}

export function requireOn(call: Call, node: ObjectNode, needed: Level, spelled: string): void {
  if (can(call, node, needed)) return
  throw lacksPermission(call.principal.name, levelNames[needed] ?? needed, spelled)
}

export const noSuchPath = (asked: string) => notFound(`Path (${asked}) doesn't exist.`)

/** An object that somebody may not even read is not there for them. */
export function objectFor(call: Call, { path, asked }: AskedPath, needed: Level): ObjectNode {
  const node = call.workspace.kept.objects.get(path)
  if (!node || !can(call, node, 'CAN_READ')) throw noSuchPath(asked)
  requireOn(call, node, needed, asked)
  return node
}

export function requireParentFolder({ workspace }: Call, { path, spell }: AskedPath): ObjectNode {
  const parent = parentOf(path)
  const folder = workspace.kept.objects.get(parent)
  if (folder && isFolder(folder)) return folder
  throw notFound(`The parent folder (${spell(parent)}) does not exist.`)
}

/** To make something in a folder takes Manage on it (Azure Databricks, "Folder ACLs"). */
export function requireParent(call: Call, asked: AskedPath): void {
  const folder = requireParentFolder(call, asked)
  requireOn(call, folder, 'CAN_MANAGE', asked.spell(folder.path))
}
