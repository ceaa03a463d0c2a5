import type { Cause, FailedAt } from './cause'

/** The head of a traceback as IPython prints it in a notebook. */
export const ipythonHead = (error: string): string => {
  const name = error.split(':')[0] ?? error
  return `${'-'.repeat(75)}\n${name.padEnd(42)}Traceback (most recent call last)`
}

/** Where in a notebook or a file the code stood, with the lines around it. */
export const sourceFrame = (
  file: string,
  line: number,
  before: string[],
  at: string,
  after: string[],
): string => {
  const first = line - before.length
  return [
    `File ${file}:${line}`,
    ...before.map((text, index) => `     ${String(first + index).padStart(3)} ${text}`),
    `---> ${String(line).padStart(3)} ${at}`,
    ...after.map((text, index) => `     ${String(line + 1 + index).padStart(3)} ${text}`),
  ].join('\n')
}

const message = ({ taskKey }: FailedAt) => `RuntimeError: task ${taskKey} is made to fail`

/** For tasks that are named so. */
export const always: Cause = {
  name: 'made-to-fail',
  code: 'RUN_EXECUTION_ERROR',
  type: 'CLIENT_ERROR',
  error: message,
  trace: (at) =>
    [
      ipythonHead(message(at)),
      sourceFrame(
        at.file,
        3,
        ['task = dbutils.widgets.get("task")', ''],
        `raise RuntimeError(f"task {task} is made to fail")`,
        [],
      ),
      '',
      message(at),
    ].join('\n'),
}
