import type { Level } from '../access'
import type { Call } from '../call'
import { notFound } from '../errors'
import { readPageToken, toPage } from '../page-token'
import { toAskedPath } from '../workspace-objects/asked-path'
import { can, requireOn } from '../workspace-objects/rights'
import type { Repo } from './repo'
import { toWire } from './to-wire'

/** A repo that somebody may not even read is not there for them. */
export function repoFor(call: Call, needed: Level): Repo {
  const { kept } = call.workspace
  const id = call.params['id'] ?? ''
  const repo = kept.repos.get(Number(id))
  const node = repo && kept.objects.get(repo.path)
  if (!node || !can(call, node, 'CAN_READ')) throw notFound(`Repo ${id} could not be found.`)
  requireOn(call, node, needed, repo.path)
  return repo
}

export const getRepo = (call: Call) => toWire(repoFor(call, 'CAN_READ'))

const pageSize = 20

/** The token of the next page is asked for as `next_page_token`. */
export function listRepos(call: Call) {
  const { workspace, query } = call
  const asked = query.get('path_prefix') || '/'
  const { path: prefix } = toAskedPath(asked)
  const repos = [...workspace.kept.repos.values()]
    .filter(({ path }) => path.startsWith(prefix))
    .filter(({ path }) => {
      const node = workspace.kept.objects.get(path)
      return node !== undefined && can(call, node, 'CAN_READ')
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const key = `repos?path_prefix=${prefix}`
  const page = toPage(repos, readPageToken(query.get('next_page_token'), key), pageSize, key)
  return {
    ...(page.items.length > 0 ? { repos: page.items.map(toWire) } : {}),
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
  }
}
