import { formatCounted } from '@/lib/format/quantities'
import { repairable, repairLabel } from '@/lib/resources/runs/rules'
import type { Confirmation } from '../ui/confirm-dialog'
import { ownParameters, type RunAsk } from './run-ask'

const namedTasks = 4

function consequencesOf(ask: RunAsk): string[] {
  switch (ask.action) {
    case 'cancel':
      return [
        'What its tasks do now is interrupted; what they have written stays.',
        'Tasks that have not begun do not run. It can be repaired afterwards.',
      ]
    case 'run-now':
      return [parameterWords(ask), 'It costs what a run of this job costs.']
    case 'repair': {
      const keys = repairable(ask.run.tasks).map(({ taskKey }) => taskKey)
      const rest = keys.length - namedTasks
      const names = keys.slice(0, namedTasks).join(', ')
      return [
        `These run again: ${names}${rest > 0 ? ` and ${rest} more` : ''}.`,
        'Tasks that succeeded do not run again, and what they have written stays.',
        'The run keeps its id and shows the repair as another attempt.',
      ]
    }
  }
}

function parameterWords({ run }: RunAsk): string {
  const own = Object.keys(ownParameters(run))
  if (own.length === 0) return 'A new run of the job begins, with its usual parameters.'
  const counted = formatCounted(own.length, 'parameter')
  return `A new run of the job begins, with ${counted} as in this run: ${own.join(', ')}.`
}

const titles: Record<RunAsk['action'], (name: string) => string> = {
  cancel: (name) => `Cancel this run of ${name}?`,
  'run-now': (name) => `Run ${name} again now?`,
  repair: (name) => `Repair this run of ${name}?`,
}

/** What is asked before an action on a run. */
export function confirmationFor(ask: RunAsk): Confirmation {
  const { action, workspace, run } = ask
  return {
    title: titles[action](run.name),
    description: `Run ${run.runId} in ${workspace.alias}${workspace.isProduction ? ', which is production' : ''}.`,
    consequences: consequencesOf(ask),
    confirmLabel: labelOf(ask),
    isDanger: action === 'cancel',
  }
}

function labelOf(ask: RunAsk): string {
  if (ask.action === 'repair') return repairLabel(ask.run.tasks)
  return ask.action === 'cancel' ? 'Cancel run' : 'Run now'
}
