import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { optionalText, text } from '../fields'
import { toAskedPath, type AskedPath } from '../workspace-objects/asked-path'
import { newFolder } from '../workspace-objects/new-folder'
import { requireParent } from '../workspace-objects/rights'
import { requireWorkspaceAccess } from '../workspace-access'
import { checkOut } from './checkout'
import {
  branchOf,
  readPatterns,
  readProvider,
  readUrl,
  repoExists,
  requireCredential,
} from './read-repo'
import { nameOfRemote, remoteAt } from './remote'
import type { Repo } from './repo'
import { toWire } from './to-wire'

const homeOf = (name: string) => `/Repos/${name}`

/** A clone without a path goes to the person's own folder, which is made for it. */
function targetOf({ workspace: { kept }, principal, body, now }: Call, url: string): AskedPath {
  const home = homeOf(principal.name)
  const path = optionalText(body, 'path') || `${home}/${nameOfRemote(url)}`
  if (path.startsWith(`${home}/`) && !kept.objects.get(home)) {
    const accessList = [
      { grantee: { kind: principal.kind, name: principal.name }, level: 'CAN_MANAGE' as const },
    ]
    kept.objects.set({ ...newFolder(home, now), accessList })
  }
  return toAskedPath(path)
}

function requirePlace(call: Call, asked: AskedPath): void {
  const { path, spell } = asked
  const isUnderRepos = path.startsWith('/Repos/')
  if (isUnderRepos && path.split('/').length !== 4) {
    throw invalidParameter(`Path (${spell(path)}) must be of the form /Repos/{folder}/{repo-name}.`)
  }
  if (call.workspace.kept.objects.get(path)) throw repoExists(spell(path))
  requireParent(call, asked)
}

/** The branch a clone starts on. */
const firstBranch = (branches: Record<string, unknown>) =>
  'main' in branches ? 'main' : (Object.keys(branches)[0] ?? 'main')

export async function createRepo(call: Call) {
  requireWorkspaceAccess(call)
  const { workspace, body, now } = call
  const url = readUrl(body)
  const provider = readProvider(text(body, 'provider'))
  const sparsePatterns = readPatterns(body)
  const remote = remoteAt(workspace.gitRemotes, url)
  requireCredential(call, remote, provider)
  const asked = targetOf(call, url)
  requirePlace(call, asked)
  const branch = firstBranch(remote.branches)
  const commit = branchOf(remote, branch)
  const { path } = asked
  const type = path.startsWith('/Repos/') ? 'REPO' : 'DIRECTORY'
  const { id } = workspace.kept.objects.set({ ...newFolder(path, now), type })
  const sparse = sparsePatterns ? { sparsePatterns } : {}
  const repo: Repo = { id, path, url, provider, branch, headCommitId: commit.id, ...sparse }
  workspace.kept.repos.set(id, repo)
  await checkOut(call, repo, commit)
  return toWire(repo)
}
