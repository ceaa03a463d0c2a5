'use client'

import { restartCluster, startCluster, terminateCluster } from '@/lib/resources/clusters/actions'
import type { ClusterAction } from '@/lib/resources/clusters/rules'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { actionWords, callOf, type ClusterAsk } from './cluster-ask'
import { confirmationFor } from './cluster-confirmation'

const run: Record<ClusterAction, typeof startCluster> = {
  start: startCluster,
  restart: restartCluster,
  terminate: terminateCluster,
}

/** Asks, does it, and says what happened; a refusal stays in the dialog with its reason. */
export function ClusterConfirm({ ask, onClose }: { ask: ClusterAsk; onClose: () => void }) {
  const { action, workspace, cluster } = ask
  const confirm = async () => {
    await run[action](workspace.alias, cluster.clusterId)
    showToast({
      tone: 'succeeded',
      title: `${cluster.name} ${actionWords[action].after}`,
      detail: `In ${workspace.alias}. This page follows it.`,
      call: callOf(action, workspace.alias, cluster),
    })
  }
  return <ConfirmDialog confirmation={confirmationFor(ask)} onConfirm={confirm} onClose={onClose} />
}
