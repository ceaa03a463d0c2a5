import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { ApiError, invalidParameter, notFound, permissionDenied } from '../errors'
import { oneOf, optionalObject, text } from '../fields'
import type { Commit, Remote } from './remote'

export const providers = [
  'awsCodeCommit',
  'azureDevOpsServices',
  'azureDevOpsServicesAad',
  'bitbucketCloud',
  'bitbucketServer',
  'gitHub',
  'gitHubEnterprise',
  'gitHubOAuth',
  'gitLab',
  'gitLabEnterpriseEdition',
] as const

/** Case does not count (Repos API). */
export function readProvider(word: string, field = 'provider'): string {
  const known = providers.find((each) => each.toLowerCase() === word.toLowerCase())
  return known ?? oneOf(field, word, providers)
}

export function readUrl(body: JsonObject): string {
  const url = text(body, 'url')
  const parsed = URL.canParse(url) ? new URL(url) : null
  const isPlain = parsed?.protocol === 'https:' && parsed.pathname.length > 1 && !parsed.password
  if (isPlain) return url
  throw invalidParameter(`Invalid Git repository URL: ${parsed?.hostname ?? url}`)
}

export function readPatterns(body: JsonObject): string[] | undefined {
  const patterns = optionalObject(body, 'sparse_checkout')?.['patterns']
  if (patterns === undefined) return undefined
  if (Array.isArray(patterns) && patterns.every((each) => typeof each === 'string')) return patterns
  throw invalidParameter('sparse_checkout.patterns must be a list of folders.')
}

export function requireCredential(call: Call, remote: Remote, provider: string): void {
  const { workspace, principal } = call
  if (!remote.isPrivate) return
  const own = [...workspace.kept.gitCredentials.values()].some(
    (each) => each.ownerId === principal.id && each.provider === provider,
  )
  if (own) return
  throw permissionDenied(
    'Missing Git provider credentials. Go to User Settings > Git Integration to add your personal access token.',
  )
}

export function branchOf({ branches }: Remote, name: string): Commit {
  const commit = branches[name]
  if (commit) return commit
  throw notFound(`Branch ${name} does not exist in the remote Git repository.`)
}

export function tagOf({ tags }: Remote, name: string): Commit {
  const commit = tags[name]
  if (commit) return commit
  throw notFound(`Tag ${name} does not exist in the remote Git repository.`)
}

export const repoExists = (path: string) =>
  new ApiError(400, 'RESOURCE_ALREADY_EXISTS', `Path (${path}) already exists.`)
