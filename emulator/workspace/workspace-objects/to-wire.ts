import { sizeOf } from '../kept/content'
import { isWithin } from '../kept/path-tree'
import type { Repo } from '../repos/repo'
import type { Workspace } from '../workspace'
import { isFolder, type ObjectNode } from './object'

/** The Git folder that a path lies in. */
export const repoAround = ({ kept }: Workspace, path: string): Repo | undefined =>
  [...kept.repos.values()].find((repo) => isWithin(path, repo.path))

function isGitFolder({ kept }: Workspace, { id, type }: ObjectNode): boolean {
  return type === 'DIRECTORY' && kept.repos.has(id)
}

export function toWire(workspace: Workspace, node: ObjectNode, spelled: string) {
  const { id, type, language, createdAt, modifiedAt, content } = node
  return {
    object_type: type,
    path: spelled,
    object_id: id,
    resource_id: String(id),
    ...(language ? { language } : {}),
    ...(isFolder(node) ? {} : { created_at: createdAt, modified_at: modifiedAt }),
    ...(type === 'FILE' && content ? { size: sizeOf(content) } : {}),
    ...(isGitFolder(workspace, node) ? { directory_info: { is_git_folder: true } } : {}),
  }
}

/** Undocumented; the CLI asks for it to see what a folder of a bundle is a checkout of. */
export function gitInfoOf(workspace: Workspace, path: string) {
  const repo = repoAround(workspace, path)
  if (!repo) return {}
  const { id, branch, headCommitId, url } = repo
  const known = { ...(branch ? { branch } : {}), head_commit_id: headCommitId, url }
  return { git_info: { id, path: repo.path, ...known } }
}
