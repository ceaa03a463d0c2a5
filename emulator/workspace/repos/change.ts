import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { optionalText } from '../fields'
import { removeTree } from '../workspace-objects/change'
import { checkOut } from './checkout'
import { repoFor } from './look'
import { branchOf, readPatterns, requireCredential, tagOf } from './read-repo'
import { remoteAt, type Commit, type Remote } from './remote'
import type { Repo } from './repo'

/** Where a repo goes: another branch, a tag, or the head of where it is. */
function aimOf({ body }: Call, repo: Repo, remote: Remote): { branch?: string; commit: Commit } {
  const branch = optionalText(body, 'branch') || undefined
  const tag = optionalText(body, 'tag') || undefined
  if (branch && tag) throw invalidParameter('Only one of branch and tag can be given.')
  if (tag) return { commit: tagOf(remote, tag) }
  const name = branch ?? repo.branch
  if (!name) throw invalidParameter('One of branch and tag must be given.')
  return { branch: name, commit: branchOf(remote, name) }
}

export async function updateRepo(call: Call) {
  const repo = repoFor(call, 'CAN_MANAGE')
  const remote = remoteAt(call.workspace.gitRemotes, repo.url)
  requireCredential(call, remote, repo.provider)
  const { branch, commit } = aimOf(call, repo, remote)
  const patterns = readPatterns(call.body)
  // Sparse checkout is chosen at the start; later only its folders change (Repos API).
  if (patterns && !repo.sparsePatterns) {
    throw invalidParameter('Sparse checkout cannot be enabled after the repo was created.')
  }
  delete repo.branch
  Object.assign(repo, { headCommitId: commit.id }, branch ? { branch } : {})
  if (patterns) repo.sparsePatterns = patterns
  await checkOut(call, repo, commit)
  return {}
}

export async function deleteRepo(call: Call) {
  const { path } = repoFor(call, 'CAN_MANAGE')
  const node = call.workspace.kept.objects.get(path)
  if (node) await removeTree(call, node)
  return {}
}
