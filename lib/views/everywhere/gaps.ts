import type { Part } from '@/lib/part'

type Silent = { kind: Exclude<Part<never>['kind'], 'ok'>; workspace: string; problem?: unknown }

/** Why a workspace is not in a list over all of them. */
export function silentGap({ kind, workspace, problem }: Silent): string {
  if (kind === 'slow') return `${workspace}: has not answered in time`
  const { code } = (problem ?? {}) as { code?: unknown }
  return `${workspace}: failed${typeof code === 'string' ? ` (${code})` : ''}`
}
