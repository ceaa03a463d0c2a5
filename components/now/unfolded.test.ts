import { causeMark, readUnfolded, unfoldedText } from './unfolded'

const long = `[TABLE_OR_VIEW_NOT_FOUND] The table ${'x'.repeat(4_000)} cannot be found`

test('the mark of a cause is short, the same in every browser, and tells errors apart', () => {
  // As published for FNV-1a of 32 bits.
  expect(causeMark('')).toBe((0x811c9dc5).toString(36))
  expect(causeMark('foobar')).toBe((0xbf9cf968).toString(36))
  expect(causeMark(long)).toMatch(/^[0-9a-z]{1,7}$/)
  expect(causeMark(`${long}.`)).not.toBe(causeMark(long))
})

test('what is open and what is folded comes back from the address', () => {
  const unfolded = new Map([
    [causeMark(long), true],
    [causeMark('KeyError'), false],
  ])
  expect(readUnfolded(unfoldedText(unfolded))).toEqual(unfolded)
  expect(unfoldedText(new Map())).toBe('')
  expect(readUnfolded('')).toEqual(new Map())
})

test('what no page has written there is left aside', () => {
  expect(readUnfolded('--a.<b>.-.Ab.toolongmark.ok.-no')).toEqual(
    new Map([
      ['ok', true],
      ['no', false],
    ]),
  )
})
