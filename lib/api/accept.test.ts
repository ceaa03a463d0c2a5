import { preferredForm, type Form } from './accept'

const all: readonly Form[] = ['json', 'csv', 'ndjson']

it.each<[string | null, Form]>([
  [null, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['text/csv', 'csv'],
  ['TEXT/CSV; charset=utf-8', 'csv'],
  ['application/x-ndjson', 'ndjson'],
  ['application/ndjson', 'ndjson'],
  ['text/csv, application/json', 'json'],
  ['text/csv, application/json;q=0.5', 'csv'],
  ['text/csv;q=0.4, application/x-ndjson;q=0.8, */*;q=0.1', 'ndjson'],
  ['application/json, */*;q=0.8', 'json'],
  ['text/html', 'json'],
  ['text/csv;q=0', 'json'],
  ['text/csv;q=nonsense', 'json'],
])('Accept %j of a list gets %s', (accept, form) => {
  expect(preferredForm(accept, all)).toBe(form)
})

it('never gives a form that is not offered', () => {
  expect(preferredForm('text/csv', ['json'])).toBe('json')
  expect(preferredForm('text/csv, application/x-ndjson;q=0.5', ['json', 'ndjson'])).toBe('ndjson')
})
