import { countStates, failed, inWords, ok, reportText, unknown, warning, worstOf } from './rules'

const of = { id: 'a.b', title: 'A link' }
const group = {
  id: 'a',
  title: 'A part',
  checks: [
    ok(of, 'It holds.', [{ name: 'For whom', value: 'AzureDatabricks' }]),
    warning(of, 'It wears.', 'Mend it.'),
    failed(of, 'It broke.', 'Replace it.'),
    unknown(of, 'It is dark.'),
  ],
}

test('counts are told worst first, and what there is none of is left out', () => {
  const counts = countStates([group])
  expect(inWords(counts)).toBe('1 failed, 1 to look at, 1 not known, 1 good')
  expect(inWords(countStates([{ checks: [ok(of, 'x'), ok(of, 'x')] }]))).toBe('2 good')
})

test.each([
  [[failed(of, 'x', 'y'), ok(of, 'x')], 'failed'],
  [[warning(of, 'x', 'y'), unknown(of, 'x')], 'warning'],
  [[unknown(of, 'x'), ok(of, 'x')], 'unknown'],
  [[ok(of, 'x')], 'ok'],
] as const)('the worst decides (%#)', (checks, worst) => {
  expect(worstOf(countStates([{ checks: [...checks] }]))).toBe(worst)
})

test('the report as text has a mark, the words, the facts and the fix of each check', () => {
  expect(reportText([group])).toBe(
    [
      'A part',
      '  ✓ A link: It holds.',
      '      For whom: AzureDatabricks',
      '  ! A link: It wears.',
      '    → Mend it.',
      '  ✗ A link: It broke.',
      '    → Replace it.',
      '  ? A link: It is dark.',
    ].join('\n'),
  )
})
