import { countStates, inWords, reportText, worstOf } from '@/lib/views/doctor/rules'
import type { CheckGroup, CheckState } from '@/lib/views/doctor/schema'
import { CopyButton } from '../ui/copy-button'
import { Notice, type NoticeTone } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'

const verdicts: Record<CheckState, { tone: NoticeTone; title: string }> = {
  ok: { tone: 'succeeded', title: 'Everything works' },
  unknown: { tone: 'succeeded', title: 'Everything that can be seen from here works' },
  warning: { tone: 'warning', title: 'It works, and there is something to look at' },
  failed: { tone: 'failed', title: 'Something does not work' },
}

/** The sum of all parts, and the whole as text for whoever helps. */
export async function Diagnosis({ groups }: { groups: readonly Promise<CheckGroup>[] }) {
  const all = await Promise.all(groups)
  const counts = countStates(all)
  const { tone, title } = verdicts[worstOf(counts)]
  return (
    <Notice tone={tone} title={title}>
      <span className="inline-flex items-center gap-1">
        {inWords(counts)}
        <CopyButton text={reportText(all)} label="Copy the report as text; it holds no secret" />
      </span>
    </Notice>
  )
}

export function DiagnosisSkeleton() {
  return (
    <div
      aria-busy="true"
      className="flex h-[66px] flex-col justify-center gap-2 rounded-lg border border-line-1 bg-surface-1 px-4"
    >
      <Skeleton className="h-3.5 w-56" />
      <Skeleton className="h-3 w-40" />
    </div>
  )
}
