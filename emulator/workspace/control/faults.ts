import { faultKinds, services, type Fault, type FaultKind } from '../../core'
import {
  anything,
  ControlError,
  headerMap,
  oneOfWords,
  readObject,
  wholeNumber,
  words,
} from './read'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const path = (value: unknown, name: string): string => {
  const text = words(value, name)
  if (!text.startsWith('/')) throw new ControlError(`'${name}' must begin with a slash`)
  if (text.slice(0, -1).includes('*'))
    throw new ControlError(`'${name}' may hold * only at its end`)
  return text
}

const fields = {
  service: oneOfWords(services),
  method: oneOfWords(methods),
  path,
  times: wholeNumber(1, 100_000),
  kind: oneOfWords(faultKinds),
  status: wholeNumber(200, 599),
  body: anything,
  headers: headerMap,
  location: words,
  retryAfterSeconds: wholeNumber(0, 86_400),
  bytes: wholeNumber(0, 16 * 1024 ** 3),
  chunkBytes: wholeNumber(1, 1024 * 1024),
  everyMs: wholeNumber(1, 60_000),
  delayMs: wholeNumber(0, 600_000),
  when: oneOfWords(['before', 'after'] as const),
}

/** What a kind cannot do without. */
const needed: Partial<
  Record<FaultKind, 'delayMs' | 'status' | 'location' | 'bytes' | 'headers' | 'body'>
> = {
  delay: 'delayMs',
  status: 'status',
  redirect: 'location',
  bytes: 'bytes',
  headers: 'headers',
  raw: 'body',
}

/** The handler's own answer comes in the end, so there is no after. */
const changesAnswer: readonly FaultKind[] = ['delay', 'truncate', 'headers', 'drip']

/** A fault out of a request's body; refuses one that would do something else than it says. */
export function readFault(value: unknown): Fault {
  const { service, path, kind, ...more } = readObject(value, fields, 'a fault')
  if (!service || !path || !kind) throw new ControlError('a fault needs service, path and kind')
  const field = needed[kind]
  if (field && !more[field]) throw new ControlError(`a '${kind}' fault needs ${field}`)
  if (more.when === 'after' && kind === 'echo') {
    throw new ControlError("an 'echo' fault reads the body itself, so 'when' has no meaning")
  }
  if (more.when === 'after' && changesAnswer.includes(kind)) {
    throw new ControlError(`a '${kind}' fault lets the handler answer, so 'when' has no meaning`)
  }
  return { service, path, kind, ...more }
}
