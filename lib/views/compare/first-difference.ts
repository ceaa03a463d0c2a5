import { withoutAnsi } from '@/lib/resources/runs/rules'
import type { LogSide } from './schema'

const around = 3
const longestLine = 1_000

/** Ids, numbers and times differ in every run; a log is compared by what is left. Cheap: a log has 50,000 lines. */
const varying = /0x[0-9a-f]+|\b(?=[0-9a-f]*\d)[0-9a-f-]{8,}\b|\d+/gi
const shapeOf = (line: string) => line.replace(varying, '#').trimEnd()

/** The first line in which two logs say something else; null when they say the same. */
export function firstDifference(
  here: string,
  other: string,
): { here: LogSide; other: LogSide } | null {
  const [lines, otherLines] = [linesOf(here), linesOf(other)]
  const shorter = Math.min(lines.length, otherLines.length)
  let at = 0
  while (at < shorter && isAlike(lines[at] ?? '', otherLines[at] ?? '')) at += 1
  if (at === lines.length && at === otherLines.length) return null
  return { here: sideOf(lines, at), other: sideOf(otherLines, at) }
}

const isAlike = (one: string, two: string) => one === two || shapeOf(one) === shapeOf(two)

const linesOf = (text: string): string[] => {
  const lines = withoutAnsi(text).replace(/\n$/, '').split('\n')
  return lines.length === 1 && lines[0] === '' ? [] : lines
}

function sideOf(lines: readonly string[], at: number): LogSide {
  const from = Math.max(0, at - around)
  return {
    line: at < lines.length ? at + 1 : null,
    from: from + 1,
    lines: lines.slice(from, at + around + 1).map((line) => line.slice(0, longestLine)),
    total: lines.length,
  }
}
