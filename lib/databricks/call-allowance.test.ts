import { forgetAnswers } from './cache'
import { allowanceOf, callsAtMost } from './call-allowance'
import { workspaceAlias } from './ids'
import { personNumber } from './testing/serve-workspaces'

const [prod, dev] = [workspaceAlias.parse('prod'), workspaceAlias.parse('dev')]
const minuteMs = 60_000

let number = 900
let clock: jest.SpyInstance<number>
const start = Date.UTC(2026, 0, 1)
const at = (minutes: number) => clock.mockReturnValue(start + minutes * minuteMs)
beforeEach(() => {
  clock = jest.spyOn(Date, 'now').mockReturnValue(start)
})
afterEach(() => clock.mockRestore())

/** How many calls may begin now; a thousand are more than anybody may. */
const taken = (take: (isAgain: boolean) => boolean, isAgain = false) =>
  Array.from({ length: 1_000 }, () => take(isAgain)).filter(Boolean).length

it('gives a round at once, and then so many a minute, however long nobody took any', () => {
  const { take } = allowanceOf(personNumber(number++), prod, 'now')
  expect(taken(take)).toBe(300)
  expect(taken(take)).toBe(0)
  at(0.5)
  expect(taken(take)).toBe(15)
  at(60)
  expect(taken(take)).toBe(30)
})

it('gives another round when asked, and not two for asking twice', () => {
  const { take, renew } = allowanceOf(personNumber(number++), prod, 'now')
  taken(take)
  renew()
  renew()
  expect(taken(take)).toBe(300)
})

it('counts what is asked for again apart from what is new', () => {
  const { take } = allowanceOf(personNumber(number++), prod, 'now')
  taken(take)
  expect(taken(take, true)).toBe(40)
  expect(taken(take, true)).toBe(0)
  at(1)
  expect(taken(take, true)).toBe(40)
})

it('is one for all tabs of a person, and another for each person, workspace and view', () => {
  const person = personNumber(number++)
  taken(allowanceOf(person, prod, 'now').take)
  expect(taken(allowanceOf(person, prod, 'now').take)).toBe(0)
  expect(taken(allowanceOf(person, dev, 'now').take)).toBe(300)
  expect(taken(allowanceOf(person, prod, 'upkeep').take)).toBe(300)
  expect(taken(allowanceOf(personNumber(number++), prod, 'now').take)).toBe(300)
})

it('begins anew where somebody changed something, whose answers are forgotten with it', () => {
  const [person, other] = [personNumber(number++), personNumber(number++)]
  for (const each of [person, other]) taken(allowanceOf(each, prod, 'now').take)
  taken(allowanceOf(person, dev, 'now').take)
  forgetAnswers(person, { alias: prod, host: 'https://w.example' })
  expect(taken(allowanceOf(person, prod, 'now').take)).toBe(300)
  expect(taken(allowanceOf(person, dev, 'now').take)).toBe(0)
  expect(taken(allowanceOf(other, prod, 'now').take)).toBe(0)
})

it('of a single look is so many calls and then none', () => {
  expect(taken(callsAtMost(3))).toBe(3)
})
