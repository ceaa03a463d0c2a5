/** What is known of somebody's credential at a Git provider. The token itself is never kept. */
export type GitCredential = {
  id: number
  /** Whose it is: the id of a principal of the workspace. */
  ownerId: string
  provider: string
  username?: string
  email?: string
  name?: string
  isDefault?: boolean
}
