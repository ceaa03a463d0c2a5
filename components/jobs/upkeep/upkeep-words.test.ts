import { principalNamed } from '@/lib/resources/principals/rules'
import { nothingWords, notLookedAtWords, shortEvidence, uncheckedWords } from './upkeep-words'

it('says what was seen and no more', () => {
  const runs = { kind: 'never-succeeded', since: null } as const
  expect(shortEvidence({ ...runs, runs: 9, isAll: true })).toBe('none of 9 runs succeeded')
  expect(shortEvidence({ ...runs, runs: 72, isAll: false })).toBe(
    'none of the last 72 runs succeeded',
  )
  const left = { kind: 'run-as-left', runAs: principalNamed('hugo@contoso.example') } as const
  expect(shortEvidence({ ...left, why: 'unknown' })).toBe('hugo is not known here')
  expect(shortEvidence({ ...left, why: 'inactive' })).toBe('hugo was deactivated')
  expect(shortEvidence({ ...left, runAs: null, why: 'untold' })).toBe('nobody is told')
  expect(shortEvidence({ kind: 'paused-90d', quietDays: 60, lastRunAt: null })).toBe(
    'no start by itself in 60 days',
  )
})

it('says how many jobs nothing is known of, and why', () =>
  expect(uncheckedWords(1, 'too-many-runs')).toBe(
    '1 job could not be checked: they have too many runs to tell',
  ))

it('says how far a workspace was looked at, and whether more is coming', () => {
  expect(notLookedAtWords('prod', 100, true)).toBe(
    '100 jobs of prod were looked at so far, more are coming.',
  )
  expect(notLookedAtWords('prod', 1, false)).toBe(
    '1 job of prod was looked at; it has more that were not.',
  )
})

it('says that there is none only where every job was checked', () => {
  const whole = { isLoadingMore: false, hasMore: false, unchecked: 0 }
  expect(nothingWords('never-succeeded', whole).title).toBe('Every job that ran has succeeded')
  for (const part of [{ isLoadingMore: true }, { hasMore: true }, { unchecked: 1 }])
    expect(nothingWords('never-succeeded', { ...whole, ...part }).title).toBe('None so far')
  expect(nothingWords('paused-90d', { ...whole, unchecked: 3 }).words).toMatch(/could be checked/)
})
