import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { formatDuration, formatMinutes } from './durations'
import { formatMoment, formatRelative } from './moments'
import { formatBytes, formatCount, formatCounted, formatMemory } from './quantities'
import { formatRuntime, readRuntime } from './runtimes'
import { formatTermination } from './terminations'

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [8_000, '8 s'],
    [59_999, '59 s'],
    [60_000, '1 min 00 s'],
    [245_000, '4 min 05 s'],
    [3_840_000, '1 h 04 min'],
    [86_399_000, '23 h 59 min'],
    [266_400_000, '3 d 02 h'],
    [-5, '0 s'],
    [Number.NaN, '–'],
  ])('%d ms read as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it('never shows a unit that is full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (ms) => {
        expect(formatDuration(ms)).not.toMatch(/\b(60 (s|min)|24 h)\b/)
      }),
      propertyRuns(),
    )
  })

  it.each([
    [30, '30 min'],
    [60, '1 h'],
    [90, '1 h 30 min'],
    [125, '2 h 05 min'],
  ])('%d minutes of a setting read as %s', (minutes, text) =>
    expect(formatMinutes(minutes)).toBe(text),
  )
})

describe('moments', () => {
  const now = Date.parse('2026-10-03T12:00:00Z')
  it.each([
    [-3_000, 'just now'],
    [3_000, 'just now'],
    [-45_000, '45 s ago'],
    [-300_000, '5 min ago'],
    [7_200_000, 'in 2 h'],
    [-86_400_000, '1 day ago'],
    [-259_200_000, '3 days ago'],
  ])('%d ms from now is %s', (ms, text) => expect(formatRelative(now + ms, now)).toBe(text))

  it('shows the exact moment in the zone of the person, with the zone', () => {
    expect(formatMoment('2026-10-03T12:05:09Z', { timeZone: 'Europe/Berlin' })).toMatch(
      /3 Oct 2026, 14:05:09 (CEST|GMT\+2)/,
    )
  })

  it('survives what is no date', () => {
    expect(formatRelative('x', now)).toBe('–')
    expect(formatMoment('x', { timeZone: 'UTC' })).toBe('–')
  })
})

describe('quantities', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [1024 ** 2 - 40, '1 MiB'],
    [1024 ** 3 * 14, '14 GiB'],
    [1024 ** 4 * 1.25, '1.3 TiB'],
    [-1, '–'],
  ])('%d bytes read as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it('reads memory in the MiB of node types', () => expect(formatMemory(14_336)).toBe('14 GiB'))

  it('groups digits by thin spaces and counts in words', () => {
    expect(formatCount(1_234_567)).toBe('1\u202f234\u202f567')
    expect(formatCounted(1, 'worker')).toBe('1 worker')
    expect(formatCounted(0, 'entry', 'entries')).toBe('0 entries')
  })
})

describe('runtimes', () => {
  it.each([
    ['16.4.x-scala2.12', '16.4'],
    ['15.4.x-cpu-ml-scala2.12', '15.4 ML'],
    ['15.4.x-gpu-ml-scala2.12', '15.4 ML GPU'],
    ['13.3.x-photon-scala2.12', '13.3 Photon'],
    ['14.3.x-aarch64-scala2.12', '14.3 ARM'],
    ['custom:release__16.4-snapshot', '16.4'],
    ['dlt:16.1.5-delta-pipelines-photon-dlt-release-2026.44-rc0', '16.1 Photon'],
    ['something-else', 'something-else'],
  ])('%s reads as %s', (key, text) => expect(formatRuntime(key)).toBe(text))

  it('says Photon once, from the key or from the cluster', () => {
    expect(formatRuntime('13.3.x-photon-scala2.12', true)).toBe('13.3 Photon')
    expect(formatRuntime('16.4.x-scala2.12', true)).toBe('16.4 Photon')
  })

  it('never claims LTS, which the key does not hold', () => {
    expect(formatRuntime('16.4.x-scala2.12')).not.toContain('LTS')
    expect(readRuntime('16.4.x-scala2.12').scala).toBe('2.12')
  })
})

describe('terminations', () => {
  it.each([
    ['USER_REQUEST', { username: 'ben@contoso.example' }, 'Terminated by ben@contoso.example'],
    ['USER_REQUEST', {}, 'Terminated by a user'],
    ['INACTIVITY', { inactivity_duration_min: '30' }, 'Idle for 30 minutes'],
    ['K8S_AUTOSCALING_FAILURE', {}, 'K8s autoscaling failure'],
    ['constructor', {}, 'Constructor'],
  ])('%s with %j is said as "%s"', (code, parameters, text) =>
    expect(formatTermination(code, parameters)).toBe(text),
  )
})
