import { type Check, type CheckGroup, type CheckState, checkStates } from './schema'

/** What a check is about; its verdict is added by one of the four below. */
export type Subject = Pick<Check, 'id' | 'title'>
export type Fact = Check['facts'][number]

export const ok = ({ id, title }: Subject, words: string, facts: Fact[] = []): Check => ({
  id,
  title,
  state: 'ok',
  words,
  fix: null,
  facts,
})

const withFix =
  (state: CheckState) =>
  ({ id, title }: Subject, words: string, fix: string | null, facts: Fact[] = []): Check => ({
    id,
    title,
    state,
    words,
    fix,
    facts,
  })

export const failed: (of: Subject, words: string, fix: string, facts?: Fact[]) => Check =
  withFix('failed')
export const warning: (of: Subject, words: string, fix: string, facts?: Fact[]) => Check =
  withFix('warning')
export const unknown = (of: Subject, words: string, fix: string | null = null): Check =>
  withFix('unknown')(of, words, fix)

export type Counts = Record<CheckState, number>

export function countStates(groups: readonly Pick<CheckGroup, 'checks'>[]): Counts {
  const all = groups.flatMap(({ checks }) => checks)
  const count = (state: CheckState) => all.filter((each) => each.state === state).length
  return {
    failed: count('failed'),
    warning: count('warning'),
    unknown: count('unknown'),
    ok: count('ok'),
  }
}

/** The worst there is; `ok` for no checks at all. */
export const worstOf = (counts: Counts): CheckState =>
  checkStates.find((state) => counts[state] > 0) ?? 'ok'

/** `1 check failed, 2 to look at, 3 not known, 14 good`: what there is none of is left out. */
export function inWords(counts: Counts): string {
  const parts = [
    counts.failed > 0 && `${counts.failed} failed`,
    counts.warning > 0 && `${counts.warning} to look at`,
    counts.unknown > 0 && `${counts.unknown} not known`,
    counts.ok > 0 && `${counts.ok} good`,
  ]
  return parts.filter(Boolean).join(', ')
}

export const stateWords: Record<CheckState, string> = {
  ok: 'good',
  warning: 'look at this',
  failed: 'failed',
  unknown: 'not known',
}

const marks: Record<CheckState, string> = { ok: '✓', warning: '!', failed: '✗', unknown: '?' }

/** The whole report as lines: for a terminal, or to hand to somebody. It holds no secret. */
export function reportText(groups: readonly CheckGroup[]): string {
  return groups
    .map(({ title, checks }) => [title, ...checks.map(checkText)].join('\n'))
    .join('\n\n')
}

function checkText({ title, state, words, fix, facts }: Check): string {
  const lines = [
    `  ${marks[state]} ${title}: ${words}`,
    ...facts.map(({ name, value }) => `      ${name}: ${value}`),
    ...(fix === null ? [] : [`    → ${fix}`]),
  ]
  return lines.join('\n')
}
