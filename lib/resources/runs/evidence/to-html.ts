import { formatDuration } from '@/lib/format/durations'
import { stateWord } from '../state-words'
import { escapeHtml as text } from './escape'
import { evidenceFacts } from './facts'
import type { EvidenceOfTask, RunEvidence } from './schema'
import { timelineSvg } from './timeline-svg'

const style =
  'body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2330}' +
  'pre{background:#f4f5f7;padding:.75rem;overflow:auto;font:12px/1.5 ui-monospace,monospace}' +
  'table{border-collapse:collapse}td,th{border-bottom:1px solid #e3e6ea;padding:.25rem .75rem .25rem 0;text-align:left;font-weight:400}' +
  'th{color:#59636f}h2{margin-top:2rem}svg{max-width:100%}'

/** The evidence as one HTML file that needs nothing from anywhere: no script, no picture, no font. */
export function evidenceToHtml(evidence: RunEvidence): string {
  const { run, failures, left, asOf } = evidence
  const title = `${run.name}: ${stateWord(run).toLowerCase()}`
  const body = [
    `<h1>${text(title)}</h1>`,
    rows(evidenceFacts(evidence)),
    links(evidence),
    ...failures.map(failure),
    left > 0 ? `<p>${left} more failed tasks are on the page of the run.</p>` : '',
    run.tasks.length > 0 ? `<h2>Tasks over time</h2>${timelineSvg(run)}${tasks(evidence)}` : '',
    run.parameters.length > 0
      ? `<h2>Parameters</h2>${rows(run.parameters.map(({ name, value }) => [name, value]))}`
      : '',
    `<p>As of ${text(asOf)}. What looks like a secret is left out.</p>`,
  ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${text(title)}</title><style>${style}</style></head><body>${body.join('\n')}</body></html>\n`
}

const rows = (pairs: readonly (readonly string[])[]) =>
  `<table>${pairs.map(([name = '', value = '']) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`).join('')}</table>`

const link = (address: string, words: string) =>
  /^https?:\/\//.test(address) ? `<a href="${text(address)}" rel="noreferrer">${words}</a>` : ''

const links = ({ run, pageUrl }: RunEvidence) =>
  `<p>${[link(pageUrl, 'The run'), link(run.pageUrl ?? '', 'In Databricks')].filter(Boolean).join(' · ')}</p>`

const block = (words: string | null, title = '') =>
  words === null ? '' : `${title && `<h3>${title}</h3>`}<pre>${text(words)}</pre>`

const failure = ({ task, error, trace, log, whyNot }: EvidenceOfTask) =>
  [
    `<h2>${text(task.taskKey)} failed</h2>`,
    whyNot === null ? '' : `<p>Its output could not be read: ${text(whyNot)}</p>`,
    block(error),
    block(trace, 'Trace'),
    block(log, 'The end of its log'),
  ].join('')

const tasks = ({ run }: RunEvidence) =>
  `<table><tr><th>Task</th><th>State</th><th>Started</th><th>Duration</th><th>Try</th></tr>${run.tasks
    .map((task) => {
      const took = task.durations.totalMs === null ? '' : formatDuration(task.durations.totalMs)
      const cells = [
        task.taskKey,
        stateWord(task),
        task.startedAt ?? '',
        took,
        String(task.attemptNumber + 1),
      ]
      return `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`
    })
    .join('')}</table>`
