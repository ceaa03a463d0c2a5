import { chance } from './chance'
import type { Run } from './run'

const jobParameter = /^job\.parameters\.(.+)$/
const taskResult = /^tasks\.([^.]+)\.(result_state|error_code)$/
const taskValue = /^tasks\.([^.]+)\.values\.(.+)$/

/** A task value is what the task set while it ran: a count for most names, a list of regions for lists. */
function taskValueOf(run: Run, task: string, name: string): string {
  if (/(list|regions|tables|partitions|dates)$/.test(name)) {
    return JSON.stringify(['emea', 'amer', 'apac', 'dach', 'nordics', 'iberia'])
  }
  return String(Math.floor(chance(run.id, `${task}.${name}`) * 50_000))
}

function valueOf(run: Run, reference: string): string | undefined {
  const parameter = jobParameter.exec(reference)?.[1]
  if (parameter !== undefined)
    return jobParameters(run).find(({ name }) => name === parameter)?.value
  const [, resultOf] = taskResult.exec(reference) ?? []
  if (resultOf) return run.tasks.find(({ key }) => key === resultOf)?.result?.toLowerCase()
  const [, setBy, name] = taskValue.exec(reference) ?? []
  if (setBy && name) return taskValueOf(run, setBy, name)
  if (reference === 'job.run_id') return String(run.id)
  if (reference === 'job.id') return String(run.job?.id ?? 0)
  if (reference === 'job.name') return run.name
  if (reference === 'job.start_time.iso_date')
    return new Date(run.startedAt).toISOString().slice(0, 10)
  if (reference === 'job.trigger.type') return run.trigger.toLowerCase()
  return undefined
}

/** Fills in dynamic value references (`{{job.parameters.region}}`); an unknown one stays as it is. */
export const resolve = (run: Run, text: string): string =>
  text.replace(
    /\{\{\s*([^}]+?)\s*\}\}/g,
    (whole, reference: string) => valueOf(run, reference) ?? whole,
  )

/** The job's own parameters with the value of this run where it differs from the default. */
export function jobParameters(run: Run): { name: string; default: string; value: string }[] {
  const declared = run.settings.parameters ?? []
  return declared.map(({ name, default: fallback }) => ({
    name,
    default: fallback,
    value: run.parameters.job[name] ?? fallback,
  }))
}
