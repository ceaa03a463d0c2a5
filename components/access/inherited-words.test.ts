import { inheritedWords } from './inherited-words'

it.each([
  ['/clusters/', 'given for every cluster of the workspace'],
  ['/sql/warehouses/', 'given for every SQL warehouse of the workspace'],
  ['/jobs/', 'given for every job of the workspace'],
  ['/directories/3012', 'given for the folder it lies in'],
  ['/serving-endpoints/', 'given on /serving-endpoints/'],
])('a permission from %s is "%s"', (from, words) => expect(inheritedWords(from)).toBe(words))
