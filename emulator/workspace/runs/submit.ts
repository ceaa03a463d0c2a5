import type { Call } from '../call'
import { missingField } from '../errors'
import { optionalText } from '../fields'
import { readAccessList } from '../jobs/change'
import { readSettings } from '../jobs/read-settings'
import { newSubmission } from './new-run'
import { begin } from './progress'
import { readToken, runOfToken } from './start'

/** A run without a job; it belongs to who submitted it. */
export function submitRun(call: Call) {
  const { workspace, principal, now, body } = call
  const token = readToken(body)
  const key = token && `submit/${principal.name}/${token}`
  const known = runOfToken(call, key)
  if (known !== undefined) return { run_id: known }
  const settings = readSettings(call, body)
  if (!settings.tasks || settings.tasks.length === 0) throw missingField('tasks')
  const service = workspace.jobsAt(now)
  const run = newSubmission({
    id: service.nextRunId(),
    startedAt: now,
    name: optionalText(body, 'run_name') ?? 'Untitled',
    creator: principal.name,
    settings,
    accessList: readAccessList(call, 'new'),
  })
  service.keep(run)
  begin(run, now, service.stage)
  if (key) service.rememberToken(key, run.id)
  return { run_id: run.id }
}
