import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { firstErrorLine } from '../error-line'
import type { RunOutput, RunOutputInput } from '../schema'
import { runOutputWire } from '../wire'

const cutOutputWire = runOutputWire.extend({ log_bytes: z.number().optional() })
type CutOutput = z.infer<typeof cutOutputWire>

/**
 * What a task run left behind. Databricks sends its log, up to 5 MB, with every answer: Lakedeck keeps the rest
 * and hands the log on only when somebody wants to read it. `isListed`: this person was just told of the run, which
 * takes the same right.
 */
export async function getRunOutput(
  caller: Caller,
  { workspace, runId, log, tailBytes, isOver }: RunOutputInput,
  { signal, isListed = false }: VerbOptions & { isListed?: boolean } = {},
): Promise<RunOutput> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/runs/get-output`,
    query: { run_id: runId },
    reader: cutOutputWire,
    ...(log === 'none' ? { keep: isOver ? (isListed ? ofListed : ofEnded) : ofRunning } : {}),
    timeoutMs: 30_000,
    signal,
  })
  return { ...toOutput(value), runId, log: toLog(value, log, tailBytes), asOf }
}

const withoutLog: NonNullable<Keep['part']> = {
  name: 'without-log',
  of: (value) => {
    if (typeof value !== 'object' || value === null) return value
    const { logs, ...rest } = value as { logs?: unknown }
    return typeof logs === 'string' ? { ...rest, log_bytes: Buffer.byteLength(logs) } : rest
  },
}

const ofRunning: Keep = { freshMs: 2_000, part: withoutLog }

// A task run that ended is never another; a repair has task runs of its own. But the right to see it can end.
const ofEnded: Keep = { freshMs: 2 * 60_000, isLasting: true, part: withoutLog }
const ofListed: Keep = { ...ofEnded, freshMs: 30 * 60_000 }

function toOutput(wire: CutOutput): Omit<RunOutput, 'runId' | 'log' | 'asOf'> {
  const { notebook_output, run_job_output, metadata } = wire
  return {
    taskKey: metadata?.tasks?.[0]?.task_key ?? null,
    errorLine: firstErrorLine(wire.error, wire.error_trace),
    error: wire.error || null,
    trace: wire.error_trace || null,
    info: wire.info || null,
    result:
      notebook_output?.result === undefined
        ? null
        : { text: notebook_output.result, isTruncated: notebook_output.truncated ?? false },
    startedRunId: run_job_output?.run_id ?? null,
    sqlLink: findLink(wire.sql_output),
  }
}

/** `query_output.output_link` and its kin, by kind of SQL task. */
function findLink(sql: Record<string, unknown> | undefined): string | null {
  for (const output of Object.values(sql ?? {})) {
    const link = (output as { output_link?: unknown } | null)?.output_link
    if (typeof link === 'string') return link
  }
  return null
}

function toLog(
  { logs, log_bytes, logs_truncated }: CutOutput,
  wanted: RunOutputInput['log'],
  tailBytes: number,
): RunOutput['log'] {
  const isTruncated = logs_truncated ?? false
  if (logs === undefined || wanted === 'none') {
    const totalBytes = log_bytes ?? Buffer.byteLength(logs ?? '')
    return totalBytes === 0 ? null : { totalBytes, isTruncated, text: null, fromByte: totalBytes }
  }
  const bytes = Buffer.from(logs)
  const fromByte = wanted === 'all' ? 0 : lineStart(bytes, bytes.length - tailBytes)
  const text = fromByte === 0 ? logs : bytes.subarray(fromByte).toString('utf8')
  return { totalBytes: bytes.length, isTruncated, text, fromByte }
}

/** The first whole line from there on; a line longer than all that is cut inside. */
function lineStart(bytes: Buffer, from: number): number {
  if (from <= 0) return 0
  const newline = bytes.indexOf(10, from - 1)
  if (newline !== -1 && newline + 1 < bytes.length) return newline + 1
  let at = from
  // Not inside a character: its other bytes all begin with the bits 10.
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1
  return at
}
