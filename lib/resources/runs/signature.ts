/** A piece of an error line: its own words, or something that differs from run to run. */
export type SignaturePart = { text: string; isVariable: boolean }

export type Signature = {
  /** The same for every failure of the same cause. */
  key: string
  /** The line as people read it: what varies is named, not shown. */
  parts: SignaturePart[]
}

type Rule = { name: string; pattern: string }

/** The first rule that fits at a place wins, so the longer forms stand before the shorter. */
const rules: readonly Rule[] = [
  {
    name: 'time',
    pattern: String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?`,
  },
  { name: 'id', pattern: String.raw`\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b` },
  {
    name: 'url',
    pattern: String.raw`\b(?:https?|abfss?|wasbs?|s3a?|gs|dbfs|adl|hdfs):\/\/?[^\s'"\`,;)\]}>]+`,
  },
  {
    name: 'date',
    pattern: String.raw`(?<!\d)(?:19|20)\d{2}([-/_.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)`,
  },
  { name: 'time', pattern: String.raw`\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b` },
  { name: 'address', pattern: String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b` },
  { name: 'id', pattern: String.raw`\b\d{4}-\d{6}-[a-z0-9]{8}(?:-v\d+n)?\b` },
  { name: 'path', pattern: String.raw`(?<![\w.])\/(?:[\w.@~=%+-]+\/)+[\w.@~=%+-]*` },
  {
    name: 'id',
    pattern: String.raw`\b0x[0-9a-fA-F]+\b|@[0-9a-f]{6,}\b|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b`,
  },
  {
    name: 'n',
    pattern: String.raw`(?<![A-Za-z]|[A-Za-z]\d{1,3})-?\d+(?:[.,]\d+)*(?![A-Za-z])|(?<=_)\d+|(?<=\b[a-z])\d{2,}\b`,
  },
]

const groups = rules.map(
  ({ pattern }, at) =>
    `(?<r${at}>${pattern.replaceAll('\\1', `\\k<s${at}>`).replace('([-/_.]?)', `(?<s${at}>[-/_.]?)`)})`,
)
const variable = new RegExp(groups.join('|'), 'g')

/** Numbers in the names of errors and codes mean something: `HTTP 404`, `SQLSTATE: 42P01`, `exit code 1`. */
const meaningful =
  /(?:SQLSTATE:? ?|\bHTTP[ /]?(?:1\.[01] )?|\bstatus(?: code)?:? |\bexit (?:code|status) |\berrno )$/i

/**
 * What is left of an error line when everything that differs from run to run is taken out: ids, paths, addresses,
 * numbers, dates and times. Failures of one cause have one key.
 */
export function signatureOf(line: string): Signature {
  const parts: SignaturePart[] = []
  let from = 0
  for (const match of line.matchAll(variable)) {
    if (meaningful.test(line.slice(0, match.index))) continue
    if (match.index > from) parts.push({ text: line.slice(from, match.index), isVariable: false })
    parts.push({ text: nameOf(match.groups ?? {}), isVariable: true })
    from = match.index + match[0].length
  }
  if (from < line.length) parts.push({ text: line.slice(from), isVariable: false })
  const key = parts.map(({ text, isVariable }) => (isVariable ? `<${text}>` : text)).join('')
  // A message that is passed on may lose its full stop.
  return { key: key.replace(/\s+/g, ' ').trim().replace(/\.$/, '').toLowerCase(), parts }
}

function nameOf(found: Record<string, string | undefined>): string {
  const at = rules.findIndex((_, index) => found[`r${index}`] !== undefined)
  return rules[at]?.name ?? 'n'
}
