import { incompleteHeader, tellGaps } from './gaps'

const told = (gaps: string[]) => {
  const response = new Response('')
  tellGaps(response, gaps)
  return response.headers.get(incompleteHeader)
}

it('says nothing of an answer that is whole', () => {
  expect(told([])).toBeNull()
})

it('names every gap of a few, and says how many more there are of many', () => {
  expect(told(['dev: slow', 'prod: failed'])).toBe('dev: slow; prod: failed')
  const many = told(Array.from({ length: 500 }, (_, at) => `w${at}: slow`)) ?? ''
  expect(many).toMatch(/^w0: slow; .*; w19: slow; and 480 more$/)
})

it('holds nothing that ends a header or that a header cannot hold', () => {
  expect(told(['dev: fünf\r\nset-cookie: x'])).toBe('dev: f?nf??set-cookie: x')
})
