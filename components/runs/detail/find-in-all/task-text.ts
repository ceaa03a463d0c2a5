import { withoutAnsi } from '@/lib/resources/runs/rules'
import type { RunOutput } from '@/lib/resources/runs/schema'

/** What a task left to read, line by line. */
export type TaskText = {
  /** Its error, and the trace under it. */
  error: readonly string[]
  log: readonly string[]
  /** Where the log here begins in the whole of it, in bytes, and how long that is. */
  fromByte: number
  totalBytes: number
  /** How much was sent for it. */
  bytes: number
}

export function toTaskText({ error, trace, log }: RunOutput): TaskText {
  const told = [error, trace].filter(Boolean).join('\n')
  const { fromByte = 0, totalBytes = 0, text = null } = log ?? {}
  return {
    error: linesOf(told),
    log: linesOf(text ?? ''),
    fromByte,
    totalBytes,
    bytes: told.length + (text === null ? 0 : totalBytes - fromByte),
  }
}

const linesOf = (text: string): string[] =>
  text === '' ? [] : withoutAnsi(text).replace(/\n$/, '').split('\n')
