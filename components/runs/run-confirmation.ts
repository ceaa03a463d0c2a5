import { formatCounted } from '@/lib/format/quantities'
import type { Problem } from '@/lib/problem'
import { repairable, whyNot } from '@/lib/resources/runs/rules'
import type { Confirmation, UnreadConfirmation } from '../ui/confirm-dialog'
import { repairWords } from './repair-words'
import { ownParameters, type KnownRunAsk, type RunAsk } from './run-ask'

const namedTasks = 4

function consequencesOf(ask: KnownRunAsk): string[] {
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

function parameterWords({ run }: KnownRunAsk): string {
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

/** While it is being read what would happen, or could not be. */
export const confirmationBefore = (
  ask: RunAsk,
  problem: Problem | undefined,
): UnreadConfirmation => ({
  ...headOf(ask),
  problem,
  disabledReason: problem && 'It could not be read what would run again',
  confirmLabel: repairWords(ask.run),
})

const headOf = ({ action, workspace, run }: RunAsk) => ({
  title: titles[action](run.name),
  description: `Run ${run.runId} in ${workspace.alias}${workspace.isProduction ? ', which is production' : ''}.`,
})

/** What is asked before an action on a run; what a list showed may have changed since, and then it says so. */
export function confirmationFor(ask: KnownRunAsk): Confirmation {
  const { action, run } = ask
  const reason = action === 'run-now' ? undefined : whyNot(action, run)
  return {
    ...headOf(ask),
    consequences: reason === undefined ? consequencesOf(ask) : [reason],
    disabledReason: reason,
    confirmLabel: labelOf(ask),
    isDanger: action === 'cancel',
    // Beside `Cancel run` a `Cancel` would say two things. What has ended cannot be kept running.
    ...(action === 'cancel' && {
      dismissLabel: reason === undefined ? 'Keep it running' : 'Close',
    }),
  }
}

function labelOf(ask: KnownRunAsk): string {
  if (ask.action === 'repair') return repairWords(ask.run)
  return ask.action === 'cancel' ? 'Cancel run' : 'Run now'
}
