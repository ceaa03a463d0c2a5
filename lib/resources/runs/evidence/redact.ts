import { redactText } from '@/lib/redact-text'
import type { RunDetail, TaskRun } from '../schema'

/** Line by line: what `redactText` cuts short is a line then, not the rest of a trace. */
export const withoutSecrets = (text: string): string => text.split('\n').map(redactText).join('\n')

const secretName = /secret|token|passw|pwd|credential|api[_-]?key|connection[_-]?string|\bsas\b/i

type Named = { name: string; value: string }

/** The name of a parameter tells of a secret that its value does not look like. */
const withoutSecret = <P extends Named>(parameter: P): P => ({
  ...parameter,
  value: secretName.test(parameter.name) ? '[secret]' : redactText(parameter.value),
})

const words = (text: string | null) => (text === null ? null : withoutSecrets(text))

export const taskWithoutSecrets = (task: TaskRun): TaskRun => ({
  ...task,
  message: words(task.message),
  description: words(task.description),
  target: words(task.target),
  parameters: listWithoutSecrets(task.parameters),
  forEach: task.forEach && { ...task.forEach, inputs: words(task.forEach.inputs) },
})

/** `['--token', 'x']` arrives as two numbered values: after a name that tells of a secret, the next is one. */
const listWithoutSecrets = (parameters: readonly Named[]): Named[] =>
  parameters.map((parameter, at) =>
    /^\d+$/.test(parameter.name) && secretName.test(parameters[at - 1]?.value ?? '')
      ? { ...parameter, value: '[secret]' }
      : withoutSecret(parameter),
  )

export const runWithoutSecrets = (run: RunDetail): RunDetail => ({
  ...run,
  message: words(run.message),
  tasks: run.tasks.map(taskWithoutSecrets),
  earlierAttempts: run.earlierAttempts.map(taskWithoutSecrets),
  iterations: run.iterations.map(taskWithoutSecrets),
  attempts: run.attempts.map((attempt) => ({ ...attempt, message: words(attempt.message) })),
  parameters: run.parameters.map((parameter) => ({
    ...withoutSecret(parameter),
    default:
      parameter.default === null
        ? null
        : withoutSecret({ name: parameter.name, value: parameter.default }).value,
  })),
})
