import { formatMinutes } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import type { Confirmation } from '../ui/confirm-dialog'
import { actionWords, type WarehouseAsk } from './warehouse-ask'
import { scaleWords } from './warehouse-words'

function consequencesOf({ action, warehouse }: WarehouseAsk): string[] {
  if (action === 'stop') return stopping(warehouse)
  const { kind, size, autoStopMinutes } = warehouse
  return [
    `It comes up ${size === null ? '' : `in size ${size} `}with ${scaleWords(warehouse)}.${kind === 'serverless' ? ' That takes a few seconds.' : ' That takes a few minutes.'}`,
    'It costs from then on, also while nobody uses it.',
    autoStopMinutes === 0
      ? 'It never stops by itself.'
      : autoStopMinutes === null
        ? 'When it stops by itself is not told.'
        : `It stops by itself after ${formatMinutes(autoStopMinutes)} without queries.`,
  ]
}

function stopping({ activeSessions }: WarehouseAsk['warehouse']): string[] {
  return [
    activeSessions > 0
      ? `${formatCounted(activeSessions, 'session')} on it ${activeSessions === 1 ? 'ends' : 'end'}, and the queries that run are canceled.`
      : 'Nobody uses it now; a query that arrives meanwhile is canceled.',
    'It starts again by itself with the next query, or by hand.',
  ]
}

/** What is asked before an action. */
export function confirmationFor(ask: WarehouseAsk): Confirmation {
  const { action, workspace, warehouse } = ask
  return {
    title: `${actionWords[action].verb} ${warehouse.name}?`,
    description: `In ${workspace.alias}${workspace.isProduction ? ', which is production' : ''}.`,
    consequences: consequencesOf(ask),
    confirmLabel: `${actionWords[action].verb} warehouse`,
    isDanger: action === 'stop',
  }
}
