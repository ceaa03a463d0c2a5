import type { WorkspaceHealth } from '@/lib/resources/workspaces/schema'
import { cx } from '../ui/class-names'

const dots = {
  ok: { colour: 'bg-succeeded ring-succeeded-bg', word: 'answers' },
  'no-access': { colour: 'bg-warning ring-warning-bg', word: 'no access' },
  unreachable: { colour: 'bg-failed ring-failed-bg', word: 'does not answer' },
  unknown: { colour: 'bg-skipped ring-skipped-bg', word: 'not asked yet' },
} as const

export type HealthKind = WorkspaceHealth['kind'] | 'unknown'

const byGravity: readonly HealthKind[] = ['unreachable', 'no-access', 'unknown', 'ok']

/** One dot for several workspaces shows the worst of them. */
export function gravestOf(healths: readonly (WorkspaceHealth | undefined)[]): HealthKind {
  const kinds = healths.map((health) => health?.kind ?? 'unknown')
  return byGravity.find((kind) => kinds.includes(kind)) ?? 'unknown'
}

export function healthWords(health: WorkspaceHealth | undefined): string {
  if (!health) return dots.unknown.word
  return health.kind === 'ok' ? `answered in ${health.answeredInMs} ms` : dots[health.kind].word
}

export function HealthDot({ kind }: { kind: HealthKind }) {
  return (
    <span className="grid size-4 shrink-0 place-items-center">
      <span className={cx('size-[7px] rounded-full ring-3', dots[kind].colour)} />
      <span className="sr-only">{dots[kind].word}</span>
    </span>
  )
}
