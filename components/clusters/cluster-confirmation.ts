import { formatRuntime } from '@/lib/format/runtimes'
import type { Confirmation } from '../ui/confirm-dialog'
import { actionWords, type ClusterAsk } from './cluster-ask'
import { isOfKind } from './cluster-group'
import { autoTerminationWords, sizeWords } from './cluster-words'

function consequencesOf({ action, cluster }: ClusterAsk): string[] {
  const machines = `${sizeWords(cluster.size)}${cluster.nodeTypeId ? ` of ${cluster.nodeTypeId}` : ''}`
  const runtime = cluster.sparkVersion ? `, runtime ${formatRuntime(cluster.sparkVersion)}` : ''
  switch (action) {
    case 'start':
      return [
        `It comes up with ${machines}${runtime}. That takes a few minutes.`,
        'It costs from then on, also while nobody uses it.',
        cluster.autoTerminationMinutes === 0
          ? 'It never terminates by itself.'
          : `When idle it terminates ${autoTerminationWords(cluster)}.`,
      ]
    case 'restart':
      return [
        'Everything that runs on it is interrupted, and notebooks lose their variables.',
        'Its libraries are installed again. That takes a few minutes.',
      ]
    case 'terminate':
      return [
        'Everything that runs on it is interrupted, and notebooks lose their variables.',
        'Its configuration stays; it can be started again.',
      ]
  }
}

/** What is asked before an action. Terminating what others share in production takes typing its name. */
export function confirmationFor(ask: ClusterAsk): Confirmation {
  const { action, workspace, cluster } = ask
  const isShared = isOfKind(cluster, 'all-purpose')
  const takesTyping = action === 'terminate' && workspace.isProduction && isShared
  return {
    title: `${actionWords[action].verb} ${cluster.name}?`,
    description: `In ${workspace.alias}${workspace.isProduction ? ', which is production' : ''}.`,
    consequences: consequencesOf(ask),
    confirmLabel: `${actionWords[action].verb} cluster`,
    isDanger: action === 'terminate',
    nameToType: takesTyping ? cluster.name : undefined,
  }
}
