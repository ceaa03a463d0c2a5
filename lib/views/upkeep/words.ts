import { formatCounted } from '@/lib/format/quantities'
import { forgottenDays } from './kinds'
import type { Evidence } from './schema'

/** What was seen of a job, in a sentence, and no more than that. */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'never-succeeded':
      return successWords(evidence)
    case 'paused-90d':
      return pauseWords(evidence)
    case 'run-as-left':
      return leaverWords(evidence)
  }
}

type Of<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>

function successWords({ runs, since, isAll }: Of<'never-succeeded'>): string {
  const which = runs === 1 ? 'Its one run that ended' : `None of its last ${runs} runs`
  const did = runs === 1 ? 'did not succeed' : 'succeeded'
  const from = since === null ? '' : `, since ${since.slice(0, 10)}`
  return `${which} ${did}${from}. ${isAll ? 'Databricks keeps no older ones.' : 'Older ones were not looked at.'}`
}

const pauseWords = ({ quietDays, lastRunAt }: Of<'paused-90d'>): string =>
  `Did not start by itself in the ${formatCounted(quietDays, 'day')} that Databricks keeps; ` +
  `it does not tell when it was paused, so ${forgottenDays} days are likely, not certain. ` +
  (lastRunAt === null
    ? 'It did not run at all.'
    : `It was last run otherwise on ${lastRunAt.slice(0, 10)}.`)

function leaverWords({ runAs, why }: Of<'run-as-left'>): string {
  if (runAs === null || why === 'untold')
    return 'Databricks tells neither whom it runs as nor who made it.'
  const noun = runAs.kind === 'user' ? 'user' : 'service principal'
  return why === 'inactive'
    ? `Runs as ${runAs.name}, a ${noun} that was deactivated.`
    : `Runs as ${runAs.name}, whom the workspace does not know as a ${noun}.`
}
