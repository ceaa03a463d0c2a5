import type { Repo } from './repo'

export const toWire = ({
  id,
  path,
  url,
  provider,
  branch,
  headCommitId,
  sparsePatterns,
}: Repo) => ({
  id,
  path,
  url,
  provider,
  ...(branch ? { branch } : {}),
  head_commit_id: headCommitId,
  ...(sparsePatterns ? { sparse_checkout: { patterns: sparsePatterns } } : {}),
})
