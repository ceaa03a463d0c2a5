import { createHash } from 'node:crypto'

/** What a branch or a tag points at: every file of it, by its path. */
export type Commit = { id: string; files: Record<string, string> }

/** A repository at a Git provider. */
export type Remote = {
  url: string
  /** Only for who has a credential at the provider. */
  isPrivate: boolean
  branches: Record<string, Commit>
  tags: Record<string, Commit>
}

export const commitOf = (files: Record<string, string>): Commit => ({
  id: createHash('sha1').update(JSON.stringify(files)).digest('hex'),
  files,
})

const bare = (url: string) => url.replace(/\.git$/, '').toLowerCase()

/** The name a clone gets by default. */
export const nameOfRemote = (url: string): string =>
  url
    .replace(/\.git$/, '')
    .split('/')
    .at(-1) ?? 'repo'

/** A repository that nobody told of holds a README and nothing else. */
export function remoteAt(remotes: readonly Remote[], url: string): Remote {
  const known = remotes.find((each) => bare(each.url) === bare(url))
  if (known) return known
  const main = commitOf({ 'README.md': `# ${nameOfRemote(url)}\n` })
  return { url, isPrivate: false, branches: { main }, tags: {} }
}
