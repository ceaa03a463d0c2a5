/** @jest-environment jsdom */
import { render } from '@testing-library/react'
import { LiveAge } from './live-age'

const words = (ageSeconds: number, isLive: boolean) => {
  const asOf = new Date(Date.now() - ageSeconds * 1_000).toISOString()
  return render(<LiveAge asOf={asOf} isLive={isLive} />).container.textContent
}

beforeAll(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) }))
afterAll(() => jest.useRealTimers())

it.each([
  [12, true, 'live, 12 s ago'],
  [45, true, '45 s ago'],
  [12, false, 'not renewed, 12 s ago'],
  [300, false, 'not renewed, 5 min 00 s ago'],
])('%i s old and renewing (%s) reads "%s"', (age, isLive, said) =>
  expect(words(age, isLive)).toBe(said),
)
