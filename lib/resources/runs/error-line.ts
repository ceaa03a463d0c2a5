// Colours and cursor moves of a terminal (ECMA-48), which tracebacks of notebooks are full of.
const ansi = /\u001b\[[0-9;?]*[A-Za-z]/g

export const withoutAnsi = (text: string): string => text.replace(ansi, '')

/** Lines that head or frame a trace and say nothing of the fault. */
const noise =
  /^(-{3,}|={3,}.*|Traceback \(most recent call last\):?|During handling of .*|.*Traceback \(most recent call last\))$/

const lines = (text: string) =>
  withoutAnsi(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !noise.test(line))

/** `ValueError: no`, `org.apache.spark.SparkException: Job aborted`: what languages print of a fault. */
const exception = /^(?:[a-z_][\w$]*\.)*[A-Z][\w$]*(?:Error|Exception|Failure|Interrupt|Exit)\b/

const longest = 400

/**
 * The one line that says what went wrong. The error that Databricks sends comes first, else the last exception of
 * the trace. A fault in the JVM that Python only passes on is named by its innermost cause.
 */
export function firstErrorLine(error?: string | null, trace?: string | null): string | null {
  const [first] = lines(error ?? '')
  const line = first ?? lastException(trace ?? '')
  if (line === null) return null
  const cause = isPassedOn(line) ? innermost(`${error ?? ''}\n${trace ?? ''}`) : null
  return shortened(cause === null ? line : `Py4JJavaError: ${cause}`)
}

function lastException(trace: string): string | null {
  const all = lines(trace)
  return all.findLast((line) => exception.test(line)) ?? all.at(-1) ?? null
}

const isPassedOn = (line: string) =>
  line.startsWith('Py4JJavaError: An error occurred while calling')

/** Spark nests causes in one line: `…SparkException: Job aborted …: java.lang.OutOfMemoryError: GC overhead`. */
function innermost(text: string): string | null {
  const causes = withoutAnsi(text).matchAll(
    /(?:^|[\s:])((?:[a-z_][\w$]*\.)+[A-Z][\w$]*(?:Error|Exception))(: [^\n]*)?/gm,
  )
  let deepest: string | null = null
  for (const [, name = '', rest = ''] of causes) {
    const nested = innermostOf(name + rest)
    if (nested !== null) deepest = nested
    // The trace repeats the message at its end; its first telling is enough.
    if (deepest !== null) return deepest
  }
  return deepest
}

function innermostOf(line: string): string | null {
  const found = [
    ...line.matchAll(/((?:[a-z_][\w$]*\.)+[A-Z][\w$]*(?:Error|Exception))(?=: |$)/g),
  ].at(-1)
  return found ? line.slice(found.index) : null
}

/** Jobs say of a run what one of its tasks said: `Task load failed with message: … . This caused all downstream …`. */
const ofTask =
  /^Task \S+ failed with message: (.*?)\.?(?: This caused all downstream tasks to get skipped\.?)?$/s

/** The one line of a run's own message that says what went wrong: the words of its task where it passes those on. */
export function messageLine(message?: string | null): string | null {
  const [, passedOn] = ofTask.exec(message?.trim() ?? '') ?? []
  return firstErrorLine(passedOn ?? message)
}

const shortened = (line: string) =>
  line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`
