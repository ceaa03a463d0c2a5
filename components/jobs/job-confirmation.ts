import type { JobAction } from '@/lib/resources/jobs/rules'
import { triggerWords } from '@/lib/resources/jobs/rules'
import type { Confirmation } from '../ui/confirm-dialog'
import type { JobAsk } from './job-ask'

type Asked = Pick<JobAsk, 'workspace' | 'job'> & { action: Exclude<JobAction, 'run-now'> }

const titles: Record<Asked['action'], (name: string) => string> = {
  'cancel-all': (name) => `Cancel all runs of ${name}?`,
  pause: (name) => `Pause ${name}?`,
  resume: (name) => `Resume ${name}?`,
}
const labels: Record<Asked['action'], string> = {
  'cancel-all': 'Cancel all runs',
  pause: 'Pause job',
  resume: 'Resume job',
}

function consequencesOf({ action, job }: Asked): string[] {
  const triggers = job.triggers.map(triggerWords).join(', ')
  switch (action) {
    case 'cancel-all':
      return [
        'Every run of it that goes on or waits is canceled. What it has written so far stays.',
        job.isPaused || job.triggers.length === 0
          ? 'Nothing starts it again by itself.'
          : `It starts again by itself: ${triggers}. Pause it, too, if it shall not.`,
      ]
    case 'pause':
      return [
        `It no longer starts by itself (${triggers}) until it is resumed.`,
        'What runs now goes on, and it can still be run by hand.',
      ]
    case 'resume':
      return [
        `It starts by itself again: ${triggers}.`,
        'What it missed while it was paused is not made up for.',
      ]
  }
}

export const placeWords = ({ alias, isProduction }: JobAsk['workspace']): string =>
  `In ${alias}${isProduction ? ', which is production' : ''}.`

/** What is asked before an action; running it now has a form of its own. */
export const confirmationFor = (ask: Asked): Confirmation => ({
  title: titles[ask.action](ask.job.name),
  description: placeWords(ask.workspace),
  consequences: consequencesOf(ask),
  confirmLabel: labels[ask.action],
  isDanger: ask.action === 'cancel-all',
  // Beside `Cancel all runs` a `Cancel` would say two things.
  ...(ask.action === 'cancel-all' && { dismissLabel: 'Keep them running' }),
})
