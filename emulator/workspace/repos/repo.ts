/** A Git folder: a checkout of one branch or tag, in the workspace's tree at its path. */
export type Repo = {
  /** Its folder's object id. */
  id: number
  path: string
  url: string
  provider: string
  /** Absent while a tag is checked out. */
  branch?: string
  headCommitId: string
  sparsePatterns?: string[]
}
