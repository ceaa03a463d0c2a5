import type { Call } from '../call'
import { invalidState, notFound, permissionDenied } from '../errors'
import type { Level } from '../access'
import { text } from '../fields'
import type { Cluster } from './cluster'
import * as lifecycle from './lifecycle'

const mostPinned = 100

const target = ({ workspace, principal, now, body }: Call, needed: Level): Cluster =>
  workspace.clusterFor(principal, text(body, 'cluster_id'), needed, now)

function startCluster(call: Call) {
  const { now, principal, workspace } = call
  lifecycle.start(target(call, 'CAN_RESTART'), now, principal.name, workspace.durations)
  return {}
}

function restartCluster(call: Call) {
  const { now, principal, workspace } = call
  lifecycle.restart(target(call, 'CAN_RESTART'), now, principal.name, workspace.durations)
  return {}
}

/** `clusters/delete` only terminates; `permanent-delete` is the other one. */
function terminateCluster(call: Call) {
  const { now, principal, workspace } = call
  lifecycle.terminate(target(call, 'CAN_RESTART'), now, principal.name, workspace.durations)
  return {}
}

function permanentlyDelete(call: Call) {
  call.workspace.clusters.delete(target(call, 'CAN_MANAGE').id)
  return {}
}

function asAdmin({ workspace, principal }: Call, deed: string): void {
  if (workspace.directory.isAdmin(principal)) return
  throw permissionDenied(`Only workspace admins can ${deed}.`)
}

function pinCluster(call: Call) {
  asAdmin(call, 'pin clusters')
  const cluster = target(call, 'CAN_MANAGE')
  const pinned = [...call.workspace.clusters.values()].filter(({ pinnedBy }) => pinnedBy !== null)
  if (cluster.pinnedBy === null && pinned.length >= mostPinned) {
    throw invalidState(
      `Cannot pin cluster ${cluster.id}: ${mostPinned} clusters are pinned already.`,
    )
  }
  lifecycle.pin(cluster, call.now, call.principal.name)
  return {}
}

function unpinCluster(call: Call) {
  asAdmin(call, 'unpin clusters')
  lifecycle.unpin(target(call, 'CAN_MANAGE'), call.now, call.principal.name)
  return {}
}

/** An application id stands for a service principal. */
function changeOwner(call: Call) {
  asAdmin(call, 'change the owner of a cluster')
  const cluster = target(call, 'CAN_MANAGE')
  const name = text(call.body, 'owner_username')
  const user = call.workspace.directory.user(name)
  const daemon = call.workspace.directory.servicePrincipal(name)
  if (!user && !daemon) throw notFound(`User ${name} does not exist`)
  if (cluster.state !== 'TERMINATED') {
    throw invalidState(`Cluster ${cluster.id} must be terminated to change its owner.`)
  }
  const kind = user ? 'user' : 'service-principal'
  cluster.creator = user?.userName ?? name
  cluster.creatorHasLeft = false
  cluster.accessList = [
    ...cluster.accessList.filter(({ grantee }) => grantee.name !== cluster.creator),
    { grantee: { kind, name: cluster.creator }, level: 'CAN_MANAGE' },
  ]
  return {}
}

export const actions = {
  startCluster,
  restartCluster,
  terminateCluster,
  permanentlyDelete,
  pinCluster,
  unpinCluster,
  changeOwner,
}
