import 'server-only'
import { auditAsked, type AuditAsked } from '@/lib/audit'
import { permit } from './permit'
import { spend } from './rate-limit'

export type Asking = Omit<AuditAsked, 'decision' | 'code'>

/** What `auditAnswered` needs when the call is over, and why it must not be made, if so. */
export type Admission = { record: AuditAsked; refusal: Error | null }

/** Whether a call may be made just now, by Lakedeck's own rules; one that changes something is on record from here on. */
export async function admit(asking: Asking): Promise<Admission> {
  const refusal = await refusalOf(asking)
  const record: AuditAsked = refusal
    ? { ...asking, decision: 'refused', code: codeOf(refusal) }
    : { ...asking, decision: 'allowed' }
  auditAsked(record)
  return { record, refusal }
}

async function refusalOf({ caller, workspace, kind }: Asking): Promise<Error | null> {
  try {
    await spend(caller, workspace)
    permit(caller, kind)
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error
    throw error
  }
}

const codeOf = (refusal: Error): string => String((refusal as Error & { code?: unknown }).code)
