import { withoutAnsi } from '@/lib/resources/runs/rules'

/** A place in the code that the failure came through, with the lines that the trace shows of it. */
export type Frame = { lines: string[]; isOwn: boolean; library: string | null }

export type ReadTrace = {
  /** In files of the people who wrote the job: these are read first. */
  own: Frame[]
  hidden: number
  /** Whose the other frames are: `pyspark`, `py4j`. */
  libraries: string[]
}

const pythonFrame = /^\s*File (?:"[^"]+", line \d+|\S+?:\d+|<[^>]+>)|^\s*Cell In\[/
const javaFrame = /^\s*at [\w.$/<>]+\(/

/** Takes a trace apart: IPython's, plain Python's and Java's frames, told by whose code they are in. */
export function readTrace(trace: string): ReadTrace {
  const frames = framesOf(withoutAnsi(trace).split('\n'))
  const others = frames.filter(({ isOwn }) => !isOwn)
  return {
    own: frames.filter(({ isOwn }) => isOwn),
    hidden: others.length,
    libraries: [...new Set(others.flatMap(({ library }) => library ?? []))],
  }
}

function framesOf(lines: readonly string[]): Frame[] {
  const frames: Frame[] = []
  let open: Frame | null = null
  for (const line of lines) {
    if (pythonFrame.test(line) || javaFrame.test(line)) {
      const library = libraryOf(line)
      const isOwn: boolean = library === null
      open = { lines: [line.trim()], isOwn, library }
      frames.push(open)
      if (javaFrame.test(line)) open = null
    } else if (open && isPartOfFrame(line)) open.lines.push(line)
    else open = null
  }
  return frames
}

/** The source under a frame is indented or has an arrow; what is not is a message again. */
const isPartOfFrame = (line: string) => /^(?:\s+\S|-+> )/.test(line)

const libraries: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['py4j', /\bpy4j\b/],
  ['pyspark', /\/databricks\/spark\/python|\/pyspark\//],
  ['Spark', /\bat (?:org\.apache\.spark|com\.databricks)\./],
  ['Java', /\bat (?:java\.base\/|java\.|javax\.|jdk\.|sun\.)/],
  ['Scala', /\bat scala\./],
  ['Hadoop', /\bat (?:org\.apache\.hadoop|shaded\.databricks)\./],
]

const pythonPackage = /(?:site|dist)-packages\/([\w.-]+)/

function libraryOf(line: string): string | null {
  const known = libraries.find(([, pattern]) => pattern.test(line))
  if (known) return known[0]
  const inPackage = pythonPackage.exec(line)?.[1]
  if (inPackage !== undefined) return inPackage
  if (/\/databricks\/python|\/lib\/python\d|<frozen /.test(line)) return 'Python'
  return /^\s*at (?:org\.apache|io\.netty|io\.delta)\./.test(line) ? 'Spark' : null
}
