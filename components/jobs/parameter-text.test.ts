import { fieldsOf, readParameterTexts } from './parameter-text'

const kinds = (...all: Parameters<typeof fieldsOf>[0][number]['kind'][]) =>
  fieldsOf(all.map((kind) => ({ kind, forEach: null })))

it('a job has a field for each kind of parameter that its tasks take, once', () => {
  expect(kinds('notebook', 'notebook', 'sql').map(({ key }) => key)).toEqual(['notebook', 'sql'])
  expect(kinds('python', 'wheel').map(({ key }) => key)).toEqual(['python', 'pythonNamed'])
  expect(kinds('condition', 'run-job')).toEqual([])
})

it('what a for-each runs counts, and not that it is one', () => {
  const forEach = { inputs: null, concurrency: 1, kind: 'jar' as const }
  expect(fieldsOf([{ kind: 'for-each', forEach }]).map(({ key }) => key)).toEqual(['jar'])
})

it('names and values are read line by line, and a value may hold anything', () => {
  const fields = kinds('notebook', 'python')
  expect(
    readParameterTexts(fields, {
      notebook: 'day=2026-01-01\n\n where = a=b ',
      python: '--day\nx y',
    }),
  ).toEqual({
    values: { notebook: { day: '2026-01-01', where: ' a=b ' }, python: ['--day', 'x y'] },
  })
})

it('fields that say nothing are left out', () => {
  expect(readParameterTexts(kinds('notebook'), { notebook: ' \n' })).toEqual({ values: {} })
})

it.each(['day', '=x', ' = x'])('%j has no name, and is told', (line) => {
  expect(readParameterTexts(kinds('notebook'), { notebook: line })).toEqual({
    problem: `Notebook parameters: “${line.trim()}” is not name=value.`,
  })
})
