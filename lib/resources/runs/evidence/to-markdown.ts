import { formatDuration } from '@/lib/format/durations'
import { stateWord } from '../state-words'
import { escapeMarkdown as text, fenced } from './escape'
import { evidenceFacts } from './facts'
import type { EvidenceOfTask, RunEvidence } from './schema'

/** The evidence as one Markdown file, for a ticket. */
export function evidenceToMarkdown(evidence: RunEvidence): string {
  const { run, failures, left, pageUrl, asOf } = evidence
  return [
    `# ${text(run.name)}: ${text(stateWord(run).toLowerCase())}`,
    table(['', ''], evidenceFacts(evidence)),
    links(evidence),
    ...failures.map(failure),
    ...(left > 0 ? [`${left} more failed tasks are on the page of the run.`] : []),
    ...(run.tasks.length > 0 ? ['## Tasks', tasks(evidence)] : []),
    ...(run.parameters.length > 0 ? ['## Parameters', parameters(evidence)] : []),
    `As of ${asOf}, from <${pageUrl}>. What looks like a secret is left out.`,
    '',
  ].join('\n\n')
}

function links({ run, pageUrl }: RunEvidence): string {
  const isAddress = /^https:\/\/[^<>\s]+$/.test(run.pageUrl ?? '')
  const databricks = isAddress ? `, [in Databricks](<${run.pageUrl}>)` : ''
  return `[The run](<${pageUrl}>)${databricks}`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(text))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

function failure({ task, error, trace, log, whyNot }: EvidenceOfTask): string {
  return [
    `## ${text(task.taskKey)} failed`,
    ...(whyNot === null ? [] : [`Its output could not be read: ${text(whyNot)}`]),
    ...(error === null ? [] : [fenced(error)]),
    ...(trace === null ? [] : ['### Trace', fenced(trace)]),
    ...(log === null ? [] : ['### The end of its log', fenced(log)]),
  ].join('\n\n')
}

const tasks = ({ run }: RunEvidence) =>
  table(
    ['Task', 'State', 'Started', 'Duration', 'Try'],
    run.tasks.map((task) => [
      task.taskKey,
      stateWord(task),
      task.startedAt ?? '',
      task.durations.totalMs === null ? '' : formatDuration(task.durations.totalMs),
      String(task.attemptNumber + 1),
    ]),
  )

const parameters = ({ run }: RunEvidence) =>
  table(
    ['Parameter', 'Value', 'Default'],
    run.parameters.map(({ name, value, default: usual }) => [name, value, usual ?? '']),
  )
