import { subscriptions, type SeededSubscription } from '../seed/azure'
import type { Person } from '../seed/directory'
import {
  missingVersion,
  noProviderFor,
  noResource,
  noSubscription,
  notFound,
  unauthorized,
  unknownVersion,
} from './errors'
import { pageOf } from './page'
import { resourceIdOf, subscriptionToWire, workspaceToWire, type WorkspaceUrls } from './resources'

const subscriptionVersions = ['2020-01-01', '2021-01-01', '2022-12-01']
const databricksVersions = ['2018-04-01', '2023-02-01', '2024-05-01']
const action = 'Microsoft.Databricks/workspaces/read'

/** Azure compares the words of a path without regard to case. */
const listPath = /^\/subscriptions\/([^/]+)\/providers\/microsoft\.databricks\/workspaces$/i
const onePath =
  /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.databricks\/workspaces\/([^/]+)$/i

function versionOf(url: URL): string {
  const version = url.searchParams.get('api-version')
  if (!version) throw missingVersion()
  return version
}

function databricksVersion(url: URL): void {
  const version = versionOf(url)
  if (!databricksVersions.includes(version)) throw noProviderFor(version, databricksVersions)
}

function subscriptionNamed(text: string, person: Person): SeededSubscription {
  const subscriptionId = decodeURIComponent(text).toLowerCase()
  const found = subscriptions.find((each) => each.subscriptionId === subscriptionId)
  // One of which a person has no part is not told apart from one that does not exist.
  if (!found?.members.includes(person.name)) throw noSubscription(subscriptionId)
  return found
}

function listSubscriptions(url: URL, person: Person) {
  const version = versionOf(url)
  if (!subscriptionVersions.includes(version)) throw unknownVersion(version, subscriptionVersions)
  const theirs = subscriptions.filter(({ members }) => members.includes(person.name))
  const page = pageOf(theirs.map(subscriptionToWire), url)
  return { ...page, count: { type: 'Total', value: theirs.length } }
}

function listWorkspaces(url: URL, named: string, person: Person, urls: WorkspaceUrls) {
  databricksVersion(url)
  const subscription = subscriptionNamed(named, person)
  if (!subscription.readers.includes(person.name))
    throw unauthorized(person, action, `/subscriptions/${subscription.subscriptionId}`)
  const theirs = subscription.resources.filter(({ readers }) => readers.includes(person.name))
  return pageOf(
    theirs.map((resource) => workspaceToWire(subscription, resource, urls)),
    url,
  )
}

function readWorkspace(url: URL, named: string[], person: Person, urls: WorkspaceUrls) {
  databricksVersion(url)
  const [subscriptionText = '', group = '', name = ''] = named.map(decodeURIComponent)
  const subscription = subscriptionNamed(subscriptionText, person)
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
  const resource = subscription.resources.find(
    (each) => same(each.name, name) && same(each.resourceGroup, group),
  )
  const scope = resource
    ? resourceIdOf(subscription, resource)
    : `/subscriptions/${subscription.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Databricks/workspaces/${name}`
  if (!(resource?.readers ?? subscription.readers).includes(person.name))
    throw unauthorized(person, action, scope)
  if (!resource) throw noResource(name, group)
  return workspaceToWire(subscription, resource, urls)
}

/** What a GET of this address is answered, for this person; throws an ArmError. */
export function answerTo(url: URL, person: Person, urls: WorkspaceUrls): unknown {
  if (/^\/subscriptions$/i.test(url.pathname)) return listSubscriptions(url, person)
  const [, inSubscription] = listPath.exec(url.pathname) ?? []
  if (inSubscription) return listWorkspaces(url, inSubscription, person, urls)
  const [, ...one] = onePath.exec(url.pathname) ?? []
  if (one.length > 0) return readWorkspace(url, one, person, urls)
  versionOf(url)
  throw notFound(url.pathname)
}
