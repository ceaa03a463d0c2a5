import type { GitCredential } from '../repos/git-credential'
import type { Repo } from '../repos/repo'
import type { ObjectNode } from '../workspace-objects/object'
import type { FileNode } from './file-node'

/** What people keep in a workspace, as it is at the start. */
export type KeptSeed = {
  objects: ObjectNode[]
  repos: Repo[]
  gitCredentials: GitCredential[]
  volumeFiles: FileNode[]
  dbfs: FileNode[]
}
