import { hitBeside, linesWith, marksIn } from './log-find'

test('lines are found whatever their case, and nothing is found for nothing', () => {
  expect(linesWith(['INFO start', 'Error: x', 'an ERROR'], 'error')).toEqual([1, 2])
  expect(linesWith(['a'], '')).toEqual([])
})

test('next and previous go round', () => {
  expect([hitBeside(3, 2, 1), hitBeside(3, 0, -1), hitBeside(0, 0, 1)]).toEqual([0, 2, 0])
})

test('every place in a line is marked', () => {
  expect(marksIn('aXbxc', 'x')).toEqual([
    { text: 'a', isHit: false },
    { text: 'X', isHit: true },
    { text: 'b', isHit: false },
    { text: 'x', isHit: true },
    { text: 'c', isHit: false },
  ])
  expect(marksIn('plain', '')).toEqual([{ text: 'plain', isHit: false }])
})
