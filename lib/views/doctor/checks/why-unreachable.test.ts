import { whyUnreachable } from './why-unreachable'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

test.each([
  [withCode('ENOTFOUND'), /name is not known/],
  [withCode('ECONNREFUSED'), /refuses/],
  [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), /certificate is not trusted \(DEPTH_ZERO/],
  [new DOMException('late', 'TimeoutError'), /not answer in time/],
  [new Error('wrapped', { cause: withCode('ECONNRESET') }), /was cut/],
  [withCode('EWEIRD'), /failed \(EWEIRD\)/],
  [new Error('nothing more'), /^the connection failed$/],
  ['a word', /^the connection failed$/],
])('%s is told in words', (error, words) => expect(whyUnreachable(error)).toMatch(words))
