import { execFileSync } from 'node:child_process'
import { shellText } from './shell-text'

const body = { displayName: "Lakedeck's own", api: { scopes: ['a'.repeat(80), '$select=id'] } }

test('a long body is printed over several lines, and is the same JSON to a shell', () => {
  const text = shellText(['printf', '%s', JSON.stringify(body)])
  expect(text.split('\n').length).toBeGreaterThan(5)
  expect(JSON.parse(execFileSync('sh', ['-c', text], { encoding: 'utf8' }))).toEqual(body)
})

test.each(['plain', "it's", '{not json, however long it is '.repeat(5), '{"a":1}', '$HOME `x`'])(
  '%j reaches a command as it is',
  (word) => {
    const text = shellText(['printf', '%s', word])
    expect(execFileSync('sh', ['-c', text], { encoding: 'utf8' })).toBe(word)
  },
)
